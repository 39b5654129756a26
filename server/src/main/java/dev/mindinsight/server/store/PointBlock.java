package dev.mindinsight.server.store;

/**
 * Points as columns of equal length, in arrival order. The arrays are the caller's to read, not to
 * write.
 *
 * @param steps any int64
 * @param wallTimesSeconds seconds since the epoch, finite
 * @param bits the values: {@link Double#doubleToRawLongBits} of a floating-point value widened to
 *     double, the value itself for integers and bool ({@code uint64} as its two's complement)
 */
@SuppressWarnings("ArrayRecordComponent") // Columns are arrays, and nobody compares them.
public record PointBlock(long[] steps, double[] wallTimesSeconds, long[] bits) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if they differ
   */
  public PointBlock {
    if (steps.length != wallTimesSeconds.length || steps.length != bits.length) {
      throw new IllegalArgumentException(
          "Malformed block: got %d steps, %d wall times, %d values, want as many of each"
              .formatted(steps.length, wallTimesSeconds.length, bits.length));
    }
  }

  /**
   * How many points.
   *
   * @return the length of every column
   */
  public int count() {
    return steps.length;
  }
}
