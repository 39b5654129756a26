package dev.mindinsight.summary.content;

import org.jspecify.annotations.Nullable;

/**
 * Numbers counted by buckets, as their producer counted them. The buckets are ascending and do not
 * overlap; empty outer ones are dropped, and open outer edges stand at minimum and maximum.
 *
 * @param left lower edges, finite; as long as {@code right} and {@code counts}
 * @param right upper edges, finite and not below their lower ones
 * @param counts finite numbers in each bucket; not always whole, since some producers weigh them
 * @param count all numbers, NaN and infinities included
 * @param nan how many were NaN; 0 where the producer does not count them
 * @param positiveInfinite how many were +∞
 * @param negativeInfinite how many were −∞
 * @param min least finite number, or null where there was none
 * @param max greatest finite number, or null where there was none
 * @param sum of the finite numbers, or null where the producer wrote none
 */
@SuppressWarnings("ArrayRecordComponent") // Columns, not compared.
public record Histogram(
    double[] left,
    double[] right,
    double[] counts,
    long count,
    long nan,
    long positiveInfinite,
    long negativeInfinite,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double sum)
    implements Content {

  /**
   * Checks the columns.
   *
   * @throws IllegalArgumentException when they differ in length or a bucket's width is negative
   */
  public Histogram {
    if (left.length != right.length || left.length != counts.length) {
      throw new IllegalArgumentException(
          "Malformed histogram: got %d left edges, %d right edges and %d counts, want as many of each"
              .formatted(left.length, right.length, counts.length));
    }
    for (int i = 0; i < left.length; i++) {
      if (!(left[i] <= right[i])) {
        throw new IllegalArgumentException(
            "Malformed histogram: got bucket %d from %s to %s, want ascending edges"
                .formatted(i, left[i], right[i]));
      }
    }
  }
}
