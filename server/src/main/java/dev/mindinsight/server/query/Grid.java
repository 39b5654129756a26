package dev.mindinsight.server.query;

import dev.mindinsight.server.store.Pyramid;

/** Buckets equally wide on an axis. */
sealed interface Grid {

  /** At most so many buckets. */
  int width();

  /** The finest level of the pyramid that helps to fill the buckets. */
  int finest();

  /** The bucket of a key: rises with the key, from 0 to below the width. */
  int bucket(long key);

  /**
   * Chooses the buckets of a series. Where its points lie at equal steps, buckets are made of whole
   * entries of its pyramid, so that nothing finer is read but at the ends; that costs at most a
   * quarter of the buckets. Nothing depends on it that the choice is right: what does not fit is
   * taken apart.
   */
  static Grid of(Axis axis, Extent extent, Pyramid pyramid, int width) {
    long distance = axis == Axis.STEP ? distance(extent) : 0;
    for (int level = pyramid.levels() - 1; level >= 0 && distance > 0; level--) {
      long span = pyramid.span(level);
      long spans = (extent.count() + span - 2) / (span * width) + 1;
      if (spans >= (level > 0 ? Aligned.SPANS_MIN : Aligned.FINEST_SPANS_MIN)) {
        long entry = extent.anchorKey() - extent.anchorIndex() % span * distance;
        long before = Math.floorMod(extent.from() - entry, span * distance);
        int finest = Math.min(level, pyramid.blockLevel());
        return new Aligned(extent.from() - before, spans * span * distance, width, finest);
      }
    }
    double length = axis.distance(extent.from(), extent.to());
    return new Even(axis, extent.from(), length, width, pyramid.blockLevel());
  }

  /** How far apart two neighbours are if all are equally far; 0 if they cannot be. */
  private static long distance(Extent extent) {
    long length = extent.to() - extent.from();
    long gaps = extent.count() - 1;
    return length > 0 && length < Aligned.LENGTH_MAX && length % gaps == 0 ? length / gaps : 0;
  }

  /**
   * Buckets from the least key to the greatest.
   *
   * @param axis the axis
   * @param from the least key
   * @param length how far the greatest is from it
   * @param width how many buckets
   * @param finest the finest level of use
   */
  record Even(Axis axis, long from, double length, int width, int finest) implements Grid {
    @Override
    public int bucket(long key) {
      return length > 0 ? (int) Math.min(width - 1, axis.distance(from, key) / length * width) : 0;
    }
  }

  /**
   * Buckets of so many steps each.
   *
   * @param from the first step of the first bucket
   * @param steps how many steps a bucket is wide
   * @param width at most so many buckets
   * @param finest the finest level of use
   */
  record Aligned(long from, long steps, int width, int finest) implements Grid {

    /** Beyond it, arithmetic with steps could overflow. */
    private static final long LENGTH_MAX = 1L << 60;

    /** A bucket of at least so many entries is at most a fifth wider than asked for. */
    private static final int SPANS_MIN = 6;

    /** Of the finest entries fewer do: otherwise all points would have to be read. */
    private static final int FINEST_SPANS_MIN = 4;

    @Override
    public int bucket(long key) {
      return (int) ((key - from) / steps);
    }
  }
}
