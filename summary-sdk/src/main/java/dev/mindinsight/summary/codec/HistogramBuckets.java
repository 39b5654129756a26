package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a histogram as its producer wrote them, checked and trimmed: empty outer buckets
 * go first, since writers put edges there that no number bounds (infinite, or right of the next).
 */
final class HistogramBuckets {

  /** Far over the some 1,500 that the finest writer makes. */
  static final int BUCKETS_MAX = 1 << 20;

  /** What stands for an open edge, upwards; downwards its negative. */
  private static final double OPEN = Double.MAX_VALUE;

  private final double[] left;
  private final double[] right;
  private final double[] counts;

  private HistogramBuckets(double[] left, double[] right, double[] counts) {
    this.left = left;
    this.right = right;
    this.counts = counts;
  }

  /**
   * Checks buckets that were written.
   *
   * @throws ContentException when a count is no number of things, or what is left when empty outer
   *     buckets are gone has an edge that is no number, or one that falls
   */
  static HistogramBuckets of(double[] left, double[] right, double[] counts)
      throws ContentException {
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0 && counts[i] < Double.POSITIVE_INFINITY)) {
        throw malformed("got %s numbers in bucket %d, want 0 or more".formatted(counts[i], i));
      }
    }
    int from = 0;
    int to = counts.length;
    while (from < to && counts[from] == 0) {
      from++;
    }
    while (to > from && counts[to - 1] == 0) {
      to--;
    }
    for (int i = from; i < to; i++) {
      checkEdges(left, right, i, i == from);
    }
    return new HistogramBuckets(
        Arrays.copyOfRange(left, from, to),
        Arrays.copyOfRange(right, from, to),
        Arrays.copyOfRange(counts, from, to));
  }

  private static void checkEdges(double[] left, double[] right, int i, boolean first)
      throws ContentException {
    if (!Double.isFinite(left[i]) || !Double.isFinite(right[i])) {
      throw malformed(
          "got bucket %d from %s to %s, want finite edges".formatted(i, left[i], right[i]));
    } else if (left[i] > right[i]) {
      throw malformed(
          "got bucket %d from %s to %s, want ascending edges".formatted(i, left[i], right[i]));
    } else if (!first && left[i] < right[i - 1]) {
      throw malformed(
          "got bucket %d from %s, which overlaps the one before it to %s"
              .formatted(i, left[i], right[i - 1]));
    }
  }

  /**
   * Closes open outer edges.
   *
   * @param min where the lowest bucket begins if its edge is open; null when nothing says it
   * @param max where the highest bucket ends if its edge is open; null when nothing says it
   * @throws ContentException when nothing closes a bucket
   */
  void close(@Nullable Double min, @Nullable Double max) throws ContentException {
    int last = counts.length - 1;
    if (last < 0) {
      return;
    }
    if (left[0] == -OPEN) {
      left[0] = min == null ? right[0] : isOpen(right[0]) ? min : Math.min(min, right[0]);
    }
    if (right[last] == OPEN) {
      right[last] = max == null ? left[last] : Math.max(max, left[last]);
    }
    // The largest double is also a number, which the producer may say that it met.
    if ((isOpen(left[0]) && min == null) || (isOpen(right[last]) && max == null)) {
      throw malformed("got a bucket that is open to both sides");
    }
  }

  private static boolean isOpen(double edge) {
    return Math.abs(edge) == OPEN;
  }

  /** How many numbers are in the buckets. */
  double total() {
    return Arrays.stream(counts).sum();
  }

  boolean isEmpty() {
    return counts.length == 0;
  }

  /** The lower edge of the lowest bucket; null where there is none or it is open. */
  @Nullable Double lowest() {
    return isEmpty() || isOpen(left[0]) ? null : (Double) left[0];
  }

  /** The upper edge of the highest bucket; null where there is none or it is open. */
  @Nullable Double highest() {
    return isEmpty() || isOpen(right[right.length - 1]) ? null : (Double) right[right.length - 1];
  }

  /**
   * The histogram of these buckets.
   *
   * @param count all numbers, those that are not finite included
   * @param others how many were not finite
   */
  Histogram histogram(
      long count,
      NonFiniteCounts others,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double sum) {
    return new Histogram(
        left,
        right,
        counts,
        count,
        others.nan(),
        others.positiveInfinite(),
        others.negativeInfinite(),
        min,
        max,
        sum);
  }

  private static ContentException malformed(String message) {
    return new ContentException("Malformed histogram: " + message);
  }
}
