package dev.mindinsight.server.query;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.Pyramid;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Times the drawing of a series 2,000 pixels wide out of a store: {@code STORE}. For stretches from
 * the whole series to a hundred-thousandth of it, each time at another place, on either axis; all
 * of it twice, cold and warm.
 *
 * <p>2026-11-23, two cores of an Intel Xeon, heap of 2 GB, others at work on the machine (load 8 to
 * 10 with the pyramid, 8 to 16 without). One tag of 100 million points at equal steps, wall times
 * with jitter. Median in milliseconds, warm; a star marks figures of the cold round:
 *
 * <pre>
 *   part of the axis        1/1  1/2  1/5 1/10 1/30 1/100 1/200 1/300 1/1,000 1/10,000 1/100,000
 *   steps, chunks only      422  991  478  424  268   98*   72*   70*     38*      34*       46*
 *   steps, with pyramid     6.4  4.3  5.4  7.2  4.8   7.5   6.5  15.2     6.9      3.5       1.6
 *   walls, chunks only     686* 1124* 942* 964* 328* 121*   64*   50*     38*      34*       32*
 *   walls, with pyramid     379    –  324  314  192    39    19    16     6.7      3.5       2.0
 * </pre>
 *
 * <p>Smoothed, the whole of it takes 2 to 3.3 s at a weight that nobody asked for before and 0.3 s
 * from then on, since what each block does to the average is kept.
 *
 * <p>The very first query of a process took 578 ms with the pyramid, half a second of it for
 * classes and compiling; in the cold round medians of steps were 4.5 to 51 ms. Building the pyramid
 * took 9 s; it has 0.26 bytes a point, the file grew by 0.49.
 */
final class SeriesFigures {

  private static final int WIDTH = 2_000;
  private static final int TIMES = 31;
  private static final List<String> ROUNDS = List.of("cold", "warm");
  private static final int[] PARTS = {1, 2, 5, 10, 30, 100, 200, 300, 1_000, 10_000, 100_000};

  private SeriesFigures() {}

  public static void main(String[] args) throws InterruptedException {
    try (H2Store store = H2Store.open(Path.of(args[0]))) {
      StoredRun run = store.read(reader -> reader.runs()).block().getFirst();
      StoredTag tag = store.read(reader -> reader.tags(run.id())).block().getFirst();
      SeriesQueries queries = new SeriesQueries(store, List.of(run.label()));
      System.out.printf("%s: %d points, kind %s%n", tag.name(), tag.points(), Kind.SCALAR);
      awaitPyramid(store, tag);
      for (double weight : new double[] {0.6, 0.99}) {
        smooth(queries, run, tag, weight);
      }
      for (String round : ROUNDS) {
        System.out.println(round);
        for (Axis axis : Axis.values()) {
          for (int part : PARTS) {
            measure(queries, run, tag, axis, part);
          }
        }
      }
    }
  }

  /** A store of an older release has no pyramids yet. */
  private static void awaitPyramid(H2Store store, StoredTag tag) throws InterruptedException {
    long start = System.nanoTime();
    while (store.read(reader -> missing(reader.pyramid(tag), tag)).block()) {
      Thread.sleep(20);
    }
    System.out.printf("summed up after %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  private static boolean missing(Pyramid pyramid, StoredTag tag) {
    return pyramid.levels() == 0
        ? tag.points() > 1 << 17
        : pyramid.end(0) + (1 << 17) < tag.points();
  }

  private static void measure(
      SeriesQueries queries, StoredRun run, StoredTag tag, Axis axis, int part) {
    Random random = new Random(part);
    double[] millis = new double[TIMES];
    long drawn = 0;
    long busy = processorNanos();
    for (int i = 0; i < TIMES; i++) {
      double place = random.nextDouble();
      Range range =
          axis == Axis.STEP
              ? range(axis, 0, run.lastStep(), part, place)
              : range(axis, run.startedSeconds(), run.updatedSeconds(), part, place);
      SeriesRequest request =
          new SeriesRequest(
              run.id().value(), tag.name(), new AttemptChoice.Newest(), range, WIDTH, 0);
      long start = System.nanoTime();
      drawn = queries.series(request).block().count();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        "%s 1/%d (%d points): first %.1f ms, then p50 %.1f ms, p95 %.1f ms; %.1f ms busy%n",
        axis,
        part,
        drawn,
        first,
        millis[TIMES / 2],
        millis[TIMES * 95 / 100],
        (processorNanos() - busy) / 1e6 / TIMES);
  }

  /** The whole axis, at first with no block's effect known. */
  private static void smooth(SeriesQueries queries, StoredRun run, StoredTag tag, double weight) {
    for (int i = 0; i < 5; i++) {
      SeriesRequest request =
          new SeriesRequest(
              run.id().value(),
              tag.name(),
              new AttemptChoice.Newest(),
              Range.all(Axis.STEP),
              WIDTH,
              weight);
      long start = System.nanoTime();
      queries.series(request).block();
      System.out.printf(
          "smoothed by %.2f, time %d: %.1f ms%n", weight, i, (System.nanoTime() - start) / 1e6);
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Range range(Axis axis, double least, double greatest, int part, double place) {
    double length = (greatest - least) / part;
    double from = least + place * (greatest - least - length);
    return axis == Axis.STEP
        ? new Range(axis, (long) from, (long) (from + length))
        : new Range(axis, Axis.key(from), Axis.key(from + length));
  }
}
