package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commits against a list of points that is kept in memory. */
class StoreRoundTripTest {

  private static final DType[] DTYPES = {DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.UINT64};

  @TempDir Path directory;

  private record Point(long step, double wall, long bits, DType dtype, int segment) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatWasCommittedIsReadBackPointByPoint(long seed) {
    Random random = new Random(seed);
    SettableClock clock = new SettableClock();
    SampleRun run = new SampleRun("r").file(0, 1, FileState.PRESENT);
    run.segment(0, 0, 1).segment(1, 0, 2);
    List<List<Point>> model = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Store store = H2Store.open(directory, clock)) {
      for (int commit = 0; commit < 30; commit++) {
        addPoints(random, run, model);
        store.writer().submit(run.commit()).join();
        clock.advanceMillis(random.nextInt(8) == 0 ? 20_000 : 10);
        if (commit % 10 == 9) {
          verify(store, run, model, random);
        }
      }
    }
    try (Store store = H2Store.open(directory, clock)) {
      verify(store, run, model, random);
    }
  }

  private static void addPoints(Random random, SampleRun run, List<List<Point>> model) {
    for (int batch = random.nextInt(6); batch >= 0; batch--) {
      int tag = random.nextInt(model.size());
      int n = random.nextInt(20) == 0 ? random.nextInt(9_000) + 1 : random.nextInt(30) + 1;
      int segment = random.nextInt(8) == 0 ? 1 : 0;
      DType dtype = random.nextInt(8) == 0 ? DTYPES[random.nextInt(4)] : DType.FLOAT32;
      PointBlock block = new PointBlock(new long[n], new double[n], new long[n]);
      for (int i = 0; i < n; i++) {
        Point point = point(random, dtype, segment);
        block.steps()[i] = point.step;
        block.wallTimesSeconds()[i] = point.wall;
        block.bits()[i] = point.bits;
        model.get(tag).add(point);
      }
      run.points("tag" + tag, segment, dtype, block);
    }
  }

  private static Point point(Random random, DType dtype, int segment) {
    long step = random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(1000);
    double value = random.nextInt(9) == 0 ? Double.NaN : (float) random.nextGaussian();
    long bits = dtype.floating() ? Double.doubleToRawLongBits(value) : random.nextLong();
    return new Point(step, random.nextDouble() * 1e9, bits, dtype, segment);
  }

  private static void verify(Store store, SampleRun run, List<List<Point>> model, Random random) {
    for (int t = 0; t < model.size(); t++) {
      List<Point> want = model.get(t);
      if (want.isEmpty()) {
        continue;
      }
      int from = random.nextInt(want.size());
      int count = random.nextInt(want.size());
      String name = "tag" + t;
      store
          .read(reader -> {
            StoredTag tag = reader.tag(run.id, name, Kind.SCALAR).orElseThrow();
            assertThat(tag.points()).isEqualTo(want.size());
            verifyBlocks(reader, tag, want);
            assertThat(points(reader.points(tag, from, count)))
                .isEqualTo(want.subList(from, Math.min(from + count, want.size())));
            return true;
          })
          .block();
    }
  }

  private static void verifyBlocks(StoreReader reader, StoredTag tag, List<Point> want) {
    List<Point> got = new ArrayList<>();
    for (BlockHeader block : reader.blocks(tag)) {
      assertThat(block.firstIndex()).isEqualTo(got.size());
      PointBlock points = reader.load(block);
      assertThat(points.count()).isEqualTo(block.count());
      assertThat(block.summary()).isEqualTo(PointSummary.of(block.dtype(), points));
      assertThat(block.attempt()).isEqualTo(block.segment() + 1);
      add(got, points, block.dtype(), block.attempt());
    }
    assertThat(got).isEqualTo(want);
  }

  private static List<Point> points(List<PointRange> ranges) {
    List<Point> points = new ArrayList<>();
    ranges.forEach(range -> add(points, range.points(), range.dtype(), range.attempt()));
    return points;
  }

  private static void add(List<Point> points, PointBlock block, DType dtype, int attempt) {
    for (int i = 0; i < block.count(); i++) {
      points.add(
          new Point(
              block.steps()[i], block.wallTimesSeconds()[i], block.bits()[i], dtype, attempt - 1));
    }
  }
}
