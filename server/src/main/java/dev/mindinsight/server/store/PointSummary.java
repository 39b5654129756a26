package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/**
 * What the points of a block amount to, so that a reader who needs no more need not load them.
 *
 * @param step the steps
 * @param sorted whether no step is smaller than the one before it
 * @param wall the wall times in seconds
 * @param value the values
 */
public record PointSummary(Steps step, boolean sorted, Walls wall, Values value) {

  /**
   * A column of steps.
   *
   * @param first the first in arrival order
   * @param last the last in arrival order
   * @param min the smallest
   * @param max the greatest
   */
  public record Steps(long first, long last, long min, long max) {}

  /**
   * A column of wall times, in seconds since the epoch.
   *
   * @param first the first in arrival order
   * @param last the last in arrival order
   * @param min the smallest
   * @param max the greatest
   */
  public record Walls(double first, double last, double min, double max) {}

  /**
   * A column of values, each as in {@link PointBlock#bits}.
   *
   * @param firstBits the first in arrival order
   * @param lastBits the last in arrival order
   * @param minBits the smallest finite one; 0 if none is finite
   * @param maxBits the greatest finite one; 0 if none is finite
   * @param sum of the finite ones, in float64
   * @param finite how many are finite
   * @param nan how many are NaN
   * @param positiveInfinite how many are +∞
   * @param negativeInfinite how many are −∞
   */
  public record Values(
      long firstBits,
      long lastBits,
      long minBits,
      long maxBits,
      double sum,
      int finite,
      int nan,
      int positiveInfinite,
      int negativeInfinite) {}

  /**
   * Sums a block up.
   *
   * @param dtype the values' dtype
   * @param points at least one
   * @return its summary
   */
  public static PointSummary of(DType dtype, PointBlock points) {
    return PointSummaries.of(dtype, points);
  }
}
