package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entry of every level against the points that it stands for. */
class PyramidTest {

  private static final DType[] DTYPES = {
    DType.FLOAT32, DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.UINT64
  };
  private static final PyramidShape SHAPE = TinyStore.SHAPE;

  @TempDir Path directory;

  private final SampleRun run = new SampleRun("r").file(0, 1, FileState.PRESENT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyEntryIsWhatItsPointsAmountTo(long seed) throws Exception {
    Random random = new Random(seed);
    try (Store store = TinyStore.open(directory)) {
      run.segment(0, 0, 1).segment(1, 0, 2);
      for (int commit = 0; commit < 2; commit++) {
        commit(store, random);
        verify(store);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5, 40})
  void whatAKilledProcessDidNotBuildIsBuiltByTheNext(long pages) throws Exception {
    try (Store store = TinyStore.open(directory)) {
      run.segment(0, 0, 1).segment(1, 0, 2);
      commit(store, new Random(pages));
      awaitBuilt(store);
    }
    keep(pages);
    try (Store store = TinyStore.open(directory)) {
      verify(store);
    }
  }

  /** As a process leaves it that was killed when it had built so many pages of level 0. */
  private void keep(long pages) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("points"));
        var delete =
            connection.prepareStatement("delete from pyramid where level = ? and page >= ?")) {
      for (int level = 0; level < 20; level++) {
        delete.setInt(1, level);
        delete.setLong(2, SHAPE.pages(level, pages * SHAPE.pageSpan(0)));
        delete.executeUpdate();
      }
    }
  }

  @Test
  void aShortSeriesHasNone() {
    try (Store store = TinyStore.open(directory)) {
      run.segment(0, 0, 1).points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1, 2, 3));
      store.writer().submit(run.commit()).join();
      assertThat(this.<Integer>read(store, (reader, tag) -> reader.pyramid(tag).levels())).isZero();
    }
  }

  @Test
  void aPageThatIsNotUnderstoodIsNamed() {
    PyramidPage page = new PyramidPage(4);
    byte[] bytes;
    try (PyramidEncoder encoder = new PyramidEncoder()) {
      page.put(
          0,
          new PyramidPage.Origin(0, DType.FLOAT32),
          PointSummary.of(DType.FLOAT32, SampleRun.ramp(0, 1)));
      bytes = encoder.encode(page);
    }
    assertThat(PyramidDecoder.decode(bytes).wallLast).containsExactly(1e9, 0, 0, 0);
    assertThatThrownBy(() -> PyramidDecoder.decode(Arrays.copyOf(bytes, 20)))
        .hasMessage("Truncated pyramid: got 20 bytes, want more");
    bytes[0] = 9;
    assertThatThrownBy(() -> PyramidDecoder.decode(bytes))
        .hasMessage(
            "Unsupported pyramid: got version 9, want 1; it was written by a newer release");
  }

  private void commit(Store store, Random random) {
    for (int batches = 3; batches > 0; batches--) {
      int count = 1_024 + random.nextInt(1_000);
      PointBlock points = new PointBlock(new long[count], new double[count], new long[count]);
      DType dtype = DTYPES[random.nextInt(DTYPES.length)];
      for (int i = 0; i < count; i++) {
        points.steps()[i] = random.nextInt(5) == 0 ? random.nextLong() : i;
        points.wallTimesSeconds()[i] = random.nextInt(5) == 0 ? random.nextGaussian() : 1e9 + i;
        points.bits()[i] = dtype.floating() ? value(random) : random.nextLong();
      }
      run.points("x", random.nextInt(2), dtype, points);
      store.writer().submit(run.commit()).join();
    }
  }

  private static long value(Random random) {
    double[] odd = {Double.NaN, 1 / 0.0, -1 / 0.0, -0.0, 0.0};
    int choice = random.nextInt(20);
    return Double.doubleToRawLongBits(
        choice < odd.length ? odd[choice] : (float) random.nextGaussian());
  }

  private void awaitBuilt(Store store) throws InterruptedException {
    while (this.<Boolean>read(
        store,
        (reader, tag) -> {
          List<BlockHeader> blocks = reader.blocks(tag);
          long folded =
              blocks.stream().filter(BlockHeader::folded).mapToLong(BlockHeader::count).sum();
          Pyramid pyramid = reader.pyramid(tag);
          return pyramid.levels() == 0 || pyramid.end(0) + SHAPE.pageSpan(0) <= folded;
        })) {
      Thread.sleep(10);
    }
  }

  private void verify(Store store) throws InterruptedException {
    awaitBuilt(store);
    int levels =
        read(
            store,
            (reader, tag) -> {
              Pyramid pyramid = reader.pyramid(tag);
              for (int level = 0; level < pyramid.levels(); level++) {
                for (long at = 0; at < pyramid.end(level); at += pyramid.span(level)) {
                  verify(pyramid.entry(level, at), reader.points(tag, at, pyramid.span(level)), at);
                }
              }
              return pyramid.levels();
            });
    assertThat(levels).isGreaterThan(3);
  }

  private static void verify(Stretch entry, List<PointRange> ranges, long at) {
    assertThat(entry.firstIndex()).isEqualTo(at);
    assertThat(entry.count())
        .isEqualTo(ranges.stream().mapToInt(range -> range.points().count()).sum());
    boolean mixed =
        ranges.stream().map(range -> List.of(range.attempt(), range.dtype())).distinct().count()
            > 1;
    assertThat(entry.mixed()).isEqualTo(mixed);
    PointRange all = join(ranges);
    PointSummary summary = PointSummary.of(all.dtype(), all.points());
    assertThat(List.of(entry.stepMin(), entry.stepMax(), entry.stepLast()))
        .isEqualTo(List.of(summary.step().min(), summary.step().max(), summary.step().last()));
    assertThat(List.of(entry.wallMin(), entry.wallMax(), entry.wallLast()))
        .isEqualTo(List.of(summary.wall().min(), summary.wall().max(), summary.wall().last()));
    if (!mixed) {
      PointSummary.Values value = summary.value();
      assertThat(List.of(entry.minBits(), entry.maxBits(), entry.lastBits()))
          .isEqualTo(List.of(value.minBits(), value.maxBits(), value.lastBits()));
      assertThat(List.of(entry.finite(), entry.nan(), entry.attempt(), entry.dtype()))
          .isEqualTo(List.of(value.finite(), value.nan(), all.attempt(), all.dtype()));
      assertThat(entry.superseded()).isFalse();
    }
  }

  private static PointRange join(List<PointRange> ranges) {
    List<Piece> pieces =
        ranges.stream()
            .map(range -> new Piece(range.firstIndex(), 0, DType.FLOAT64, range.points()))
            .toList();
    PointRange first = ranges.getFirst();
    PointBlock points = Piece.regroup(pieces, Integer.MAX_VALUE).getFirst().points();
    return new PointRange(first.firstIndex(), first.attempt(), false, first.dtype(), points);
  }

  private interface Question<T> {
    T of(StoreReader reader, StoredTag tag);
  }

  private <T> T read(Store store, Question<T> question) {
    return store
        .read(reader -> question.of(reader, reader.tag(run.id, "x", Kind.SCALAR).orElseThrow()))
        .blockOptional()
        .orElseThrow();
  }
}
