package dev.mindinsight.server.query;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.Stretch;

/**
 * What points are laid out along. A place on an axis is handled as a key: a long that orders as the
 * places do, the step itself or the bits of the wall time, so that one code serves both exactly.
 */
public enum Axis {
  /** Training steps. */
  STEP {
    @Override
    long key(PointBlock points, int row) {
      return points.steps()[row];
    }

    @Override
    long least(Stretch stretch) {
      return stretch.stepMin();
    }

    @Override
    long greatest(Stretch stretch) {
      return stretch.stepMax();
    }

    @Override
    long last(Stretch stretch) {
      return stretch.stepLast();
    }

    @Override
    double distance(long from, long to) {
      long difference = to - from; // Unsigned: the axis is as long as 2⁶⁴.
      return difference >= 0 ? difference : (double) (difference >>> 1) * 2;
    }
  },
  /** Wall time in seconds since the epoch. */
  WALL {
    @Override
    long key(PointBlock points, int row) {
      return key(points.wallTimesSeconds()[row]);
    }

    @Override
    long least(Stretch stretch) {
      return key(stretch.wallMin());
    }

    @Override
    long greatest(Stretch stretch) {
      return key(stretch.wallMax());
    }

    @Override
    long last(Stretch stretch) {
      return key(stretch.wallLast());
    }

    @Override
    double distance(long from, long to) {
      return seconds(to) - seconds(from);
    }
  };

  abstract long key(PointBlock points, int row);

  abstract long least(Stretch stretch);

  abstract long greatest(Stretch stretch);

  /** The key of the stretch's last point in arrival order. */
  abstract long last(Stretch stretch);

  /** How far apart two keys are, in the axis's unit; never falls while {@code to} rises. */
  abstract double distance(long from, long to);

  /**
   * The key of a wall time.
   *
   * @param seconds since the epoch, finite
   * @return orders as the seconds do
   */
  public static long key(double seconds) {
    long bits = Double.doubleToRawLongBits(seconds + 0.0); // −0 and 0 are one place.
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static double seconds(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
  }
}
