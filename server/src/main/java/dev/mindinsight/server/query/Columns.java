package dev.mindinsight.server.query;

import dev.mindinsight.summary.DType;

/**
 * Points as columns of equal length. The arrays are the reader's to read, not to write.
 *
 * @param dtype what the values are
 * @param steps any int64
 * @param wallTimesSeconds seconds since the epoch
 * @param bits {@link Double#doubleToRawLongBits} of a floating-point value widened to double; an
 *     integer itself, {@code uint64} as its two's complement
 * @param attempts the attempt that each point belongs to, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // Columns are arrays, and nobody compares them.
public record Columns(
    DType dtype, long[] steps, double[] wallTimesSeconds, long[] bits, int[] attempts) {

  /**
   * How many points.
   *
   * @return the length of every column
   */
  public int count() {
    return steps.length;
  }
}
