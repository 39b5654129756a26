package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Collects the points that a selection shows, in the order in which they are shown. */
final class Gathering {

  private final Selection selection;
  private final SeriesValues values;
  private final long[] keys;
  private final long[] steps;
  private final double[] walls;
  private final long[] bits;
  private final int[] attempts;
  private final long[] indices;
  private int count;
  private boolean inOrder = true;

  Gathering(Selection selection, SeriesValues values, int countMax) {
    this.selection = selection;
    this.values = values;
    this.keys = new long[countMax];
    this.steps = new long[countMax];
    this.walls = new double[countMax];
    this.bits = new long[countMax];
    this.attempts = new int[countMax];
    this.indices = new long[countMax];
  }

  void add(BlockHeader block, PointBlock points) {
    int[] rows = new int[points.count()];
    int shown = selection.rows(block, points, rows);
    for (int i = 0; i < shown; i++) {
      int row = rows[i];
      keys[count] = selection.axis().key(points, row);
      steps[count] = points.steps()[row];
      walls[count] = points.wallTimesSeconds()[row];
      bits[count] = values.of(block.dtype(), points.bits()[row]);
      attempts[count] = block.attempt();
      indices[count] = block.firstIndex() + row;
      inOrder &= count == 0 || keys[count] >= keys[count - 1];
      count++;
    }
  }

  /** Where each of the points stands in arrival order. */
  long[] indices() {
    return IntStream.of(order()).mapToLong(i -> indices[i]).toArray();
  }

  /** As the points arrived, or by key and among equal keys as they arrived. */
  private int[] order() {
    if (inOrder || selection.view().inFileOrder()) {
      return IntStream.range(0, count).toArray();
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingLong(i -> keys[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns the points. */
  Columns result() {
    int[] order = order();
    return new Columns(
        values.dtype(),
        IntStream.of(order).mapToLong(i -> steps[i]).toArray(),
        IntStream.of(order).mapToDouble(i -> walls[i]).toArray(),
        IntStream.of(order).mapToLong(i -> bits[i]).toArray(),
        IntStream.of(order).map(i -> attempts[i]).toArray());
  }
}
