package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series against a naive model, on random series of several blocks, attempts and dtypes. */
class ReductionTest {

  private record Point(long step, double wall, double value, int attempt) {}

  private final MemoryStore store = new MemoryStore("s");
  private final RunId run = store.run("r");
  private final SeriesQueries queries = new SeriesQueries(store, List.of(MemoryStore.LABEL));
  private final List<Point> arrived = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void aReducedSeriesEqualsTheNaiveModel(long seed) {
    Random random = new Random(seed);
    fill(random, seed % 2 == 0);
    Axis axis = seed % 3 == 0 ? Axis.WALL : Axis.STEP;
    int width = 1 + random.nextInt(40);

    Series.Drawn drawn = drawn(axis, width);

    List<Point> shown = arrived.stream().filter(point -> visible(point)).toList();
    assertThat(drawn.count()).isEqualTo(shown.size());
    if (shown.size() <= width) {
      assertThat(drawn.buckets()).isNull();
      return;
    }
    Map<Integer, List<Point>> buckets = naive(shown, axis, width);
    assertThat(drawn.columns().count()).isEqualTo(buckets.size());
    int row = 0;
    for (List<Point> bucket : buckets.values()) {
      assertBucket(drawn, row++, bucket, axis);
    }
  }

  private static void assertBucket(Series.Drawn drawn, int row, List<Point> bucket, Axis axis) {
    Point last =
        bucket.stream().reduce((a, b) -> place(b, axis) >= place(a, axis) ? b : a).orElseThrow();
    Columns columns = drawn.columns();
    assertThat(columns.steps()[row]).isEqualTo(last.step());
    assertThat(columns.wallTimesSeconds()[row]).isEqualTo(last.wall());
    assertThat(columns.bits()[row]).isEqualTo(Double.doubleToRawLongBits(last.value()));
    assertThat(columns.attempts()[row]).isEqualTo(last.attempt());
    List<Double> finite = bucket.stream().map(Point::value).filter(Double::isFinite).toList();
    assertThat(drawn.buckets().finite()[row]).isEqualTo(finite.size());
    assertThat(drawn.buckets().nan()[row])
        .isEqualTo(bucket.stream().filter(point -> Double.isNaN(point.value())).count());
    if (!finite.isEmpty()) {
      assertThat(Double.longBitsToDouble(drawn.buckets().minBits()[row]))
          .isEqualTo(finite.stream().min(Comparator.naturalOrder()).orElseThrow());
      assertThat(Double.longBitsToDouble(drawn.buckets().maxBits()[row]))
          .isEqualTo(finite.stream().max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  private static Map<Integer, List<Point>> naive(List<Point> shown, Axis axis, int width) {
    double from = shown.stream().mapToDouble(point -> place(point, axis)).min().orElseThrow();
    double to = shown.stream().mapToDouble(point -> place(point, axis)).max().orElseThrow();
    Map<Integer, List<Point>> buckets = new TreeMap<>();
    for (Point point : shown) {
      double share = to > from ? (place(point, axis) - from) / (to - from) : 0;
      int bucket = Math.min(width - 1, (int) (share * width));
      buckets.computeIfAbsent(bucket, any -> new ArrayList<>()).add(point);
    }
    return buckets;
  }

  private static double place(Point point, Axis axis) {
    return axis == Axis.STEP ? point.step() : point.wall();
  }

  /** Attempt 2 branches at 300: what attempt 1 has from there on is not shown. */
  private static boolean visible(Point point) {
    return point.attempt() == 2 || point.step() < 300;
  }

  private void fill(Random random, boolean sorted) {
    store.branches(run, 300L);
    int blocks = 1 + random.nextInt(12);
    long step = 0;
    for (int block = 0; block < blocks; block++) {
      int attempt = block * 2 < blocks ? 1 : 2;
      if (attempt == 2 && step >= 0 && block * 2 - blocks < 2) {
        step = 300;
      }
      int count = 1 + random.nextInt(200);
      long[] steps = new long[count];
      double[] walls = new double[count];
      long[] bits = new long[count];
      for (int i = 0; i < count; i++) {
        step += sorted ? random.nextInt(3) : random.nextInt(9) - 3;
        steps[i] = step;
        walls[i] = arrived.size() + (sorted ? 0 : random.nextInt(5));
        double value = value(random);
        bits[i] = Double.doubleToRawLongBits(value);
        arrived.add(new Point(step, walls[i], value, attempt));
      }
      store.add(run, "t", DType.FLOAT64, attempt, new PointBlock(steps, walls, bits));
    }
  }

  private static double value(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> -0.0;
      default -> random.nextGaussian();
    };
  }

  private Series.Drawn drawn(Axis axis, int width) {
    SeriesRequest request =
        new SeriesRequest(run.value(), "t", new AttemptChoice.Newest(), Range.all(axis), width, 0);
    return (Series.Drawn) queries.series(request).block();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void aBlockInsideOneBucketIsNotLoaded(Axis axis) {
    for (int block = 0; block < 100; block++) {
      long[] steps = new long[100];
      double[] walls = new double[100];
      for (int i = 0; i < 100; i++) {
        steps[i] = block * 100L + i;
        walls[i] = steps[i];
      }
      store.add(run, "t", DType.FLOAT32, 1, new PointBlock(steps, walls, new long[100]));
    }

    Series.Drawn drawn = drawn(axis, 5);

    assertThat(drawn.count()).isEqualTo(10_000);
    assertThat(drawn.columns().count()).isEqualTo(5);
    assertThat(store.loads()).isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void theWholeLengthOfTheAxisFitsInItsBuckets(int width) {
    long[] steps = {Long.MIN_VALUE, -1, 0, 1L << 53, (1L << 53) + 1, 5, 6, 7, Long.MAX_VALUE};
    store.add(
        run,
        "t",
        DType.INT64,
        1,
        new PointBlock(steps, new double[steps.length], new long[steps.length]));

    Series.Drawn drawn = drawn(Axis.STEP, width);

    assertThat(drawn.columns().steps()).isSorted().endsWith(Long.MAX_VALUE);
    assertThat(drawn.buckets().finite()).satisfies(n -> assertThat(sum(n)).isEqualTo(9));
  }

  private static long sum(long[] values) {
    return Arrays.stream(values).sum();
  }
}
