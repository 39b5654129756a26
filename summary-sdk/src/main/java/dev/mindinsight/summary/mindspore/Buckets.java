package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Buckets as MindSpore writes them, by left edge and width, made into buckets that a reader can
 * rely on: without empty outer ones, ascending, finite, none overlapping.
 */
final class Buckets {

  /**
   * By how much of the greatest edge's magnitude two buckets may overlap: MindSpore computes edges
   * in binary32.
   */
  private static final double ROUNDING = 0x1p-20;

  private final double[] left;
  private final double[] right;
  private final long[] counts;
  private final double min;
  private final double max;

  /**
   * Takes the columns over.
   *
   * @param min as the producer says; NaN where it does not
   * @param max as the producer says; NaN where it does not
   */
  Buckets(double[] left, double[] width, long[] counts, double min, double max)
      throws ContentException {
    int from = 0;
    int to = counts.length;
    while (from < to && counts[from] == 0) {
      from++;
    }
    while (to > from && counts[to - 1] == 0) {
      to--;
    }
    this.left = Arrays.copyOfRange(left, from, to);
    this.right = Arrays.copyOfRange(width, from, to);
    this.counts = Arrays.copyOfRange(counts, from, to);
    this.min = min;
    this.max = max;
    edges();
    for (int i = 0; i < this.counts.length; i++) {
      check(i);
    }
  }

  /** Makes widths into right edges, and gives open outer edges their place. */
  private void edges() {
    int last = right.length - 1;
    if (last < 0) {
      return;
    }
    boolean openLeft = left[0] == Double.NEGATIVE_INFINITY;
    boolean openRight = right[last] == Double.POSITIVE_INFINITY;
    for (int i = 0; i <= last; i++) {
      right[i] += left[i];
    }
    if (openLeft) {
      right[0] = last > 0 ? left[1] : right[0];
      left[0] = min;
    }
    if (openRight) {
      right[last] = max;
    }
  }

  private void check(int i) throws ContentException {
    if (!Double.isFinite(left[i]) || !Double.isFinite(right[i]) || left[i] > right[i]) {
      throw new ContentException(
          "Malformed histogram: got bucket %d from %s to %s, want ascending finite edges"
              .formatted(i, left[i], right[i]));
    }
    if (counts[i] < 0) {
      throw new ContentException(
          "Malformed histogram: got %d values in bucket %d".formatted(counts[i], i));
    }
    if (i > 0 && left[i] < right[i - 1]) {
      double overlap = right[i - 1] - left[i];
      double magnitude = Math.max(Math.abs(left[0]), Math.abs(right[right.length - 1]));
      if (overlap > ROUNDING * magnitude || left[i] < left[i - 1]) {
        throw new ContentException(
            "Malformed histogram: got bucket %d from %s, which overlaps the one before, to %s"
                .formatted(i, left[i], right[i - 1]));
      }
      right[i - 1] = left[i];
    }
  }

  /** The histogram, with what the producer says besides its buckets. */
  Histogram histogram(long nan, long positiveInfinite, long negativeInfinite, @Nullable Double sum)
      throws ContentException {
    int last = counts.length - 1;
    return new Histogram(
        left,
        right,
        LongStream.of(counts).asDoubleStream().toArray(),
        total(nan, positiveInfinite, negativeInfinite),
        nan,
        positiveInfinite,
        negativeInfinite,
        last < 0 ? null : Double.isFinite(min) ? min : left[0],
        last < 0 ? null : Double.isFinite(max) ? max : right[last],
        sum);
  }

  /** Counted, not believed: what the buckets hold and what stands beside them. */
  private long total(long... others) throws ContentException {
    try {
      return LongStream.concat(LongStream.of(counts), LongStream.of(others))
          .reduce(0, Math::addExact);
    } catch (ArithmeticException e) {
      throw new ContentException("Malformed histogram: its counts exceed 2^63 values");
    }
  }
}
