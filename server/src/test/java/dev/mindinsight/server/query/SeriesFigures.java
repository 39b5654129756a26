package dev.mindinsight.server.query;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Times the drawing of a series 2,000 pixels wide out of a store: {@code STORE}. For stretches from
 * the whole series to a hundred-thousandth of it, each time at another place.
 */
final class SeriesFigures {

  private static final int WIDTH = 2_000;
  private static final int TIMES = 30;

  private SeriesFigures() {}

  public static void main(String[] args) {
    try (H2Store store = H2Store.open(Path.of(args[0]))) {
      StoredRun run = store.read(reader -> reader.runs()).block().getFirst();
      StoredTag tag = store.read(reader -> reader.tags(run.id())).block().getFirst();
      SeriesQueries queries = new SeriesQueries(store, List.of(run.label()));
      System.out.printf("%s: %d points, kind %s%n", tag.name(), tag.points(), Kind.SCALAR);
      for (int part = 1; part <= 100_000; part *= 10) {
        measure(queries, run, tag, part);
      }
    }
  }

  private static void measure(SeriesQueries queries, StoredRun run, StoredTag tag, int part) {
    Random random = new Random(part);
    double[] millis = new double[TIMES];
    long drawn = 0;
    for (int i = 0; i < TIMES; i++) {
      long length = run.lastStep() / part;
      long from = (long) (random.nextDouble() * (run.lastStep() - length));
      Range range = new Range(Axis.STEP, from, from + length);
      SeriesRequest request =
          new SeriesRequest(run.id().value(), tag.name(), new AttemptChoice.Newest(), range, WIDTH);
      long start = System.nanoTime();
      drawn = queries.series(request).block().count();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        "1/%d (%d points): first %.1f ms, then p50 %.1f ms, p95 %.1f ms%n",
        part, drawn, first, millis[TIMES / 2], millis[TIMES * 95 / 100]);
  }
}
