package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;

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
    long least(BlockHeader block) {
      return block.summary().step().min();
    }

    @Override
    long greatest(BlockHeader block) {
      return block.summary().step().max();
    }

    @Override
    long last(BlockHeader block) {
      return block.summary().step().last();
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
    long least(BlockHeader block) {
      return key(block.summary().wall().min());
    }

    @Override
    long greatest(BlockHeader block) {
      return key(block.summary().wall().max());
    }

    @Override
    long last(BlockHeader block) {
      return key(block.summary().wall().last());
    }

    @Override
    double distance(long from, long to) {
      return seconds(to) - seconds(from);
    }
  };

  abstract long key(PointBlock points, int row);

  abstract long least(BlockHeader block);

  abstract long greatest(BlockHeader block);

  /** The key of the block's last point in arrival order. */
  abstract long last(BlockHeader block);

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
