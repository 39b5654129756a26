package dev.mindinsight.server.query;

import dev.mindinsight.server.query.Descent.Verdict;
import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.Stretch;
import dev.mindinsight.summary.DType;
import java.util.Arrays;

/**
 * Reduces a series to buckets equally wide on the axis, in one pass in arrival order and in memory
 * that depends on the width alone. A bucket keeps its last point (the one farthest on the axis, of
 * several there the one that arrived last), both extremes over its finite values, and how many are
 * finite and NaN. Buckets without a point are left out.
 */
final class Reduction implements Descent.Visitor {

  private final Selection selection;
  private final Axis axis;
  private final SeriesValues values;
  private final Grid grid;

  private final long[] lastKeys;
  private final long[] steps;
  private final double[] walls;
  private final long[] bits;
  private final int[] attempts;
  private final long[] indices;
  private final long[] mins;
  private final long[] maxs;
  private final long[] finite;
  private final long[] nan;

  /** Makes empty buckets. */
  Reduction(Selection selection, SeriesValues values, Grid grid) {
    int width = grid.width();
    this.selection = selection;
    this.axis = selection.axis();
    this.values = values;
    this.grid = grid;
    this.lastKeys = new long[width];
    this.steps = new long[width];
    this.walls = new double[width];
    this.bits = new long[width];
    this.attempts = new int[width];
    this.indices = new long[width];
    this.mins = new long[width];
    this.maxs = new long[width];
    this.finite = new long[width];
    this.nan = new long[width];
  }

  @Override
  public Verdict judge(Stretch stretch) {
    if (selection.none(stretch)) {
      return Verdict.SKIP;
    }
    return selection.whole(stretch)
            && axis.last(stretch) == axis.greatest(stretch)
            && grid.bucket(axis.least(stretch)) == grid.bucket(axis.greatest(stretch))
        ? Verdict.TAKE
        : Verdict.OPEN;
  }

  @Override
  public void take(Stretch stretch) {
    int bucket = grid.bucket(axis.last(stretch));
    if (stretch.finite() > 0) {
      extend(
          bucket,
          values.of(stretch.dtype(), stretch.minBits()),
          values.of(stretch.dtype(), stretch.maxBits()),
          stretch.finite());
    }
    nan[bucket] += stretch.nan();
    last(
        bucket,
        axis.last(stretch),
        stretch.stepLast(),
        stretch.wallLast(),
        values.of(stretch.dtype(), stretch.lastBits()),
        stretch.attempt(),
        stretch.firstIndex() + stretch.count() - 1);
  }

  @Override
  public void points(BlockHeader block, PointBlock points, int from, int to) {
    int[] rows = new int[to - from];
    int count = selection.rows(block, points, from, to, rows);
    long[] keys = new long[count];
    boolean ordered = true;
    for (int i = 0; i < count; i++) {
      keys[i] = axis.key(points, rows[i]);
      ordered &= i == 0 || keys[i] >= keys[i - 1];
    }
    int begin = 0;
    while (begin < count) {
      int bucket = grid.bucket(keys[begin]);
      int end = ordered ? endOf(bucket, keys, begin) : begin + 1;
      extend(bucket, block.dtype(), points.bits(), rows, begin, end);
      int row = rows[end - 1];
      last(
          bucket,
          keys[end - 1],
          points.steps()[row],
          points.wallTimesSeconds()[row],
          values.of(block.dtype(), points.bits()[row]),
          block.attempt(),
          block.firstIndex() + row);
      begin = end;
    }
  }

  /** The place behind the last key that is in a bucket; keys rise. */
  private int endOf(int bucket, long[] keys, int begin) {
    int inside = begin;
    int outside = keys.length;
    while (outside - inside > 1) {
      int middle = (inside + outside) >>> 1;
      if (grid.bucket(keys[middle]) == bucket) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  private void extend(int bucket, DType dtype, long[] written, int[] rows, int begin, int end) {
    long min = 0;
    long max = 0;
    int some = 0;
    for (int i = begin; i < end; i++) {
      long value = values.of(dtype, written[rows[i]]);
      if (values.finite(value)) {
        min = some == 0 || values.compare(value, min) < 0 ? value : min;
        max = some == 0 || values.compare(value, max) > 0 ? value : max;
        some++;
      } else if (values.nan(value)) {
        nan[bucket]++;
      }
    }
    if (some > 0) {
      extend(bucket, min, max, some);
    }
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

  private void last(
      int bucket, long key, long step, double wall, long value, int attempt, long index) {
    if (attempts[bucket] == 0 || key >= lastKeys[bucket]) {
      lastKeys[bucket] = key;
      steps[bucket] = step;
      walls[bucket] = wall;
      bits[bucket] = value;
      attempts[bucket] = attempt;
      indices[bucket] = index;
    }
  }

  Reduced result() {
    int drawn = 0;
    for (int bucket = 0; bucket < attempts.length; bucket++) {
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
            Arrays.copyOf(nan, drawn)),
        Arrays.copyOf(indices, drawn));
  }

  private void move(int bucket, int place) {
    steps[place] = steps[bucket];
    walls[place] = walls[bucket];
    bits[place] = bits[bucket];
    attempts[place] = attempts[bucket];
    indices[place] = indices[bucket];
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
   * @param indices where each bucket's last point stands in arrival order
   */
  @SuppressWarnings("ArrayRecordComponent") // Columns are arrays, and nobody compares them.
  record Reduced(Columns last, Buckets buckets, long[] indices) {}
}
