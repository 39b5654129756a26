package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.FileState;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.Pyramid;
import dev.mindinsight.server.store.SampleRun;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.server.store.TinyStore;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Series out of a store with pyramids against a naive model, while the series grow. */
class LongSeriesTest {

  @TempDir Path directory;

  private final SampleRun run = new SampleRun("r");
  private final NaiveSeries naive = new NaiveSeries();

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everySeriesIsWhatTheNaiveModelSays(long seed) {
    Random random = new Random(seed);
    RandomPoints points = new RandomPoints(random);
    run.file(0, 1, FileState.PRESENT).file(1, 1, FileState.PRESENT);
    run.segment(0, 0, 1).segment(1, 1, 2).segment(2, 0, 3);
    for (int life = 0; life < 2; life++) {
      try (Store store = TinyStore.open(directory)) {
        for (int commit = 0; commit < 4; commit++) {
          for (int batches = random.nextInt(4); batches >= 0; batches--) {
            commitOne(store, points);
          }
          maybeReplace(store, random);
          for (int i = 0; i < 8; i++) {
            verify(store, random);
          }
        }
      }
    }
  }

  private void commitOne(Store store, RandomPoints points) {
    RandomPoints.Batch batch = points.next();
    naive.add(batch);
    run.points("t", batch.segment(), batch.dtype(), batch.points());
    store.writer().submit(run.commit()).join();
  }

  private void maybeReplace(Store store, Random random) {
    if (random.nextInt(30) == 0) {
      naive.replaceFile(1);
      store.writer().submit(run.file(1, 1, FileState.REPLACED).commit()).join();
    }
  }

  private void verify(Store store, Random random) {
    Axis axis = random.nextInt(3) == 0 ? Axis.WALL : Axis.STEP;
    AttemptChoice choice =
        switch (random.nextInt(4)) {
          case 0 -> new AttemptChoice.All();
          case 1 -> new AttemptChoice.Numbered(1 + random.nextInt(3));
          default -> new AttemptChoice.Newest();
        };
    Range range = random.nextBoolean() ? Range.all(axis) : naive.range(axis, random);
    int width = 1 + random.nextInt(random.nextBoolean() ? 12 : 100);
    double weight = List.of(0.0, 0.3, 0.9, 0.999).get(random.nextInt(4));
    SeriesRequest request = new SeriesRequest(run.id.value(), "t", choice, range, width, weight);
    SeriesQueries queries = new SeriesQueries(store, List.of("logs"));
    store
        .read(reader -> {
          Series.Drawn drawn = (Series.Drawn) queries.series(reader, request);
          naive.verify(drawn, grid(reader, request), choice, range);
          naive.verifySmoothed(drawn, choice, weight);
          return true;
        })
        .block();
  }

  private Grid grid(StoreReader reader, SeriesRequest request) {
    AttemptView view = AttemptView.of(reader.attempts(run.id), request.attempts());
    StoredTag tag = reader.tag(run.id, "t", Kind.SCALAR).orElseThrow();
    Pyramid pyramid = reader.pyramid(tag);
    Selection selection = new Selection(view, request.range());
    Extent extent = Extent.of(reader, tag, pyramid, selection);
    return Grid.of(selection.axis(), extent, pyramid, request.width());
  }

  @Test
  void aRegularSeriesIsReducedWithoutLoadingItsPoints() throws InterruptedException {
    run.file(0, 1, FileState.PRESENT).segment(0, 0, 1);
    int count = 40_000;
    long[] steps = new long[count];
    double[] walls = new double[count];
    for (int i = 0; i < count; i++) {
      steps[i] = 7 + 10L * i;
      walls[i] = i;
    }
    PointBlock points = new PointBlock(steps, walls, new long[count]);
    try (Store store = TinyStore.open(directory)) {
      store.writer().submit(run.points("t", 0, DType.FLOAT32, points).commit()).join();
      while (!summedUp(store, count)) {
        Thread.sleep(10);
      }
      List<String> asked = new CopyOnWriteArrayList<>();
      SeriesQueries queries = new SeriesQueries(new AskedStore(store, asked), List.of("logs"));
      for (int width : new int[] {1, 2, 7, 100, 1_000, 2_000}) {
        Range inner = new Range(Axis.STEP, 333, 10L * count - 777);
        asked.clear();
        SeriesRequest request =
            new SeriesRequest(run.id.value(), "t", new AttemptChoice.Newest(), inner, width, 0);
        Series.Drawn drawn = (Series.Drawn) queries.series(request).block();
        assertThat(drawn.columns().count()).isBetween(width * 3 / 4, width);
        assertThat(asked.stream().filter("load"::equals)).as("both ends, twice").hasSizeLessThan(9);
      }
    }
  }

  private boolean summedUp(Store store, int count) {
    return store
        .read(reader -> {
          var pyramid = reader.pyramid(reader.tag(run.id, "t", Kind.SCALAR).orElseThrow());
          return pyramid.levels() > 0 && pyramid.end(0) > count - 2 * 4 * 16;
        })
        .block();
  }
}
