package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/** Computes a {@link PointSummary} in one pass a column. */
final class PointSummaries {

  private PointSummaries() {}

  static PointSummary of(DType dtype, PointBlock points) {
    return new PointSummary(
        steps(points.steps()),
        sorted(points.steps()),
        walls(points.wallTimesSeconds()),
        dtype.floating() ? floats(points.bits()) : integers(dtype, points.bits()));
  }

  private static PointSummary.Steps steps(long[] steps) {
    long min = steps[0];
    long max = steps[0];
    for (long step : steps) {
      min = Math.min(min, step);
      max = Math.max(max, step);
    }
    return new PointSummary.Steps(steps[0], steps[steps.length - 1], min, max);
  }

  private static boolean sorted(long[] steps) {
    for (int i = 1; i < steps.length; i++) {
      if (steps[i] < steps[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static PointSummary.Walls walls(double[] walls) {
    double min = walls[0];
    double max = walls[0];
    for (double wall : walls) {
      min = Math.min(min, wall);
      max = Math.max(max, wall);
    }
    return new PointSummary.Walls(walls[0], walls[walls.length - 1], min, max);
  }

  private static PointSummary.Values floats(long[] bits) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int finite = 0;
    int nan = 0;
    int positive = 0;
    for (long b : bits) {
      double value = Double.longBitsToDouble(b);
      if (Double.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        finite++;
      } else if (Double.isNaN(value)) {
        nan++;
      } else if (value > 0) {
        positive++;
      }
    }
    return new PointSummary.Values(
        bits[0],
        bits[bits.length - 1],
        finite == 0 ? 0 : Double.doubleToRawLongBits(min),
        finite == 0 ? 0 : Double.doubleToRawLongBits(max),
        sum,
        finite,
        nan,
        positive,
        bits.length - finite - nan - positive);
  }

  private static PointSummary.Values integers(DType dtype, long[] bits) {
    boolean unsigned = dtype == DType.UINT64;
    long min = bits[0];
    long max = bits[0];
    double sum = 0;
    for (long b : bits) {
      if ((unsigned ? Long.compareUnsigned(b, min) : Long.compare(b, min)) < 0) {
        min = b;
      }
      if ((unsigned ? Long.compareUnsigned(b, max) : Long.compare(b, max)) > 0) {
        max = b;
      }
      sum += dtype.toDouble(b);
    }
    return new PointSummary.Values(
        bits[0], bits[bits.length - 1], min, max, sum, bits.length, 0, 0, 0);
  }
}
