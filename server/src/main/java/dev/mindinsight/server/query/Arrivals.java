package dev.mindinsight.server.query;

import dev.mindinsight.server.store.PointRange;
import java.util.Arrays;
import java.util.List;

/** Points as they arrived, all of them, as columns. */
final class Arrivals {

  private Arrivals() {}

  static Columns columns(List<PointRange> ranges, SeriesValues values) {
    int count = ranges.stream().mapToInt(range -> range.points().count()).sum();
    long[] steps = new long[count];
    double[] walls = new double[count];
    long[] bits = new long[count];
    int[] attempts = new int[count];
    int at = 0;
    for (PointRange range : ranges) {
      int more = range.points().count();
      System.arraycopy(range.points().steps(), 0, steps, at, more);
      System.arraycopy(range.points().wallTimesSeconds(), 0, walls, at, more);
      Arrays.fill(attempts, at, at + more, range.attempt());
      for (int row = 0; row < more; row++) {
        bits[at + row] = values.of(range.dtype(), range.points().bits()[row]);
      }
      at += more;
    }
    return new Columns(values.dtype(), steps, walls, bits, attempts);
  }
}
