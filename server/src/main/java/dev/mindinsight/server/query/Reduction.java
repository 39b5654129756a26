package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.PointSummary;
import java.util.Arrays;

/**
 * Reduces a series to buckets equally wide on the axis, in one pass in arrival order and in memory
 * that depends on the width alone. A bucket keeps its last point (the one farthest on the axis, of
 * several there the one that arrived last), both extremes over its finite values, and how many are
 * finite and NaN. Buckets without a point are left out.
 */
final class Reduction {

  private final Axis axis;
  private final SeriesValues values;
  private final long from;
  private final double span;
  private final int width;

  private final long[] lastKeys;
  private final long[] steps;
  private final double[] walls;
  private final long[] bits;
  private final int[] attempts;
  private final long[] mins;
  private final long[] maxs;
  private final long[] finite;
  private final long[] nan;

  /** Makes empty buckets from one key to another, both included. */
  Reduction(Axis axis, SeriesValues values, long from, long to, int width) {
    this.axis = axis;
    this.values = values;
    this.from = from;
    this.span = axis.distance(from, to);
    this.width = width;
    this.lastKeys = new long[width];
    this.steps = new long[width];
    this.walls = new double[width];
    this.bits = new long[width];
    this.attempts = new int[width];
    this.mins = new long[width];
    this.maxs = new long[width];
    this.finite = new long[width];
    this.nan = new long[width];
  }

  /** Whether a block, all of which is shown, can be added without its points. */
  boolean takesSummary(BlockHeader block) {
    return bucket(axis.least(block)) == bucket(axis.greatest(block))
        && axis.last(block) == axis.greatest(block);
  }

  void addSummary(BlockHeader block) {
    PointSummary summary = block.summary();
    PointSummary.Values value = summary.value();
    int bucket = bucket(axis.last(block));
    if (value.finite() > 0) {
      extend(
          bucket,
          values.of(block.dtype(), value.minBits()),
          values.of(block.dtype(), value.maxBits()),
          value.finite());
    }
    nan[bucket] += value.nan();
    last(
        bucket,
        axis.last(block),
        summary.step().last(),
        summary.wall().last(),
        values.of(block.dtype(), value.lastBits()),
        block.attempt());
  }

  void add(BlockHeader block, PointBlock points, int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      long key = axis.key(points, row);
      long value = values.of(block.dtype(), points.bits()[row]);
      int bucket = bucket(key);
      if (values.finite(value)) {
        extend(bucket, value, value, 1);
      } else if (values.nan(value)) {
        nan[bucket]++;
      }
      last(
          bucket, key, points.steps()[row], points.wallTimesSeconds()[row], value, block.attempt());
    }
  }

  private int bucket(long key) {
    return span > 0 ? (int) Math.min(width - 1, axis.distance(from, key) / span * width) : 0;
  }

  private void extend(int bucket, long min, long max, int count) {
    if (finite[bucket] == 0 || values.compare(min, mins[bucket]) < 0) {
      mins[bucket] = min;
    }
    if (finite[bucket] == 0 || values.compare(max, maxs[bucket]) > 0) {
      maxs[bucket] = max;
    }
    finite[bucket] += count;
  }

  private void last(int bucket, long key, long step, double wall, long value, int attempt) {
    if (attempts[bucket] == 0 || key >= lastKeys[bucket]) {
      lastKeys[bucket] = key;
      steps[bucket] = step;
      walls[bucket] = wall;
      bits[bucket] = value;
      attempts[bucket] = attempt;
    }
  }

  Reduced result() {
    int drawn = 0;
    for (int bucket = 0; bucket < width; bucket++) {
      if (attempts[bucket] > 0) {
        move(bucket, drawn++);
      }
    }
    return new Reduced(
        new Columns(
            values.dtype(),
            Arrays.copyOf(steps, drawn),
            Arrays.copyOf(walls, drawn),
            Arrays.copyOf(bits, drawn),
            Arrays.copyOf(attempts, drawn)),
        new Buckets(
            Arrays.copyOf(mins, drawn),
            Arrays.copyOf(maxs, drawn),
            Arrays.copyOf(finite, drawn),
            Arrays.copyOf(nan, drawn)));
  }

  private void move(int bucket, int place) {
    steps[place] = steps[bucket];
    walls[place] = walls[bucket];
    bits[place] = bits[bucket];
    attempts[place] = attempts[bucket];
    mins[place] = mins[bucket];
    maxs[place] = maxs[bucket];
    finite[place] = finite[bucket];
    nan[place] = nan[bucket];
  }

  /**
   * A reduced series.
   *
   * @param last each bucket's last point
   * @param buckets what each bucket amounts to
   */
  record Reduced(Columns last, Buckets buckets) {}
}
