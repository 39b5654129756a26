package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeriesQueriesTest {

  private final MemoryStore store = new MemoryStore("s");
  private final RunId run = store.run("r");
  private final SeriesQueries queries = new SeriesQueries(store, List.of(MemoryStore.LABEL));

  @Test
  void anAttemptShowsTheOlderOnesBelowTheirBranches() {
    store.branches(run, 20L, 10L);
    add(1, 0, 10, 20, 30);
    add(2, 20, 21, 40);
    add(3, 10, 11);

    assertThat(steps(new AttemptChoice.Numbered(1))).containsExactly(0, 10, 20, 30);
    assertThat(steps(new AttemptChoice.Numbered(2))).containsExactly(0, 10, 20, 21, 40);
    assertThat(steps(new AttemptChoice.Newest())).containsExactly(0, 10, 11);
    assertThat(steps(new AttemptChoice.All())).containsExactly(0, 10, 20, 30, 20, 21, 40, 10, 11);
  }

  @Test
  void pointsOfReplacedFilesShowOnlyAmongAll() {
    store.add(run, "t", DType.FLOAT32, 1, true, block(0, 1));
    add(1, 0, 5);

    assertThat(steps(new AttemptChoice.Newest())).containsExactly(0, 5);
    assertThat(steps(new AttemptChoice.All())).containsExactly(0, 1, 0, 5);
  }

  @Test
  void stepsOutOfOrderAreSortedStablyButNotAmongAll() {
    store.add(
        run,
        "t",
        DType.INT64,
        1,
        new PointBlock(new long[] {5, 3, 5, 4}, new double[4], new long[] {1, 2, 3, 4}));

    Series.Drawn newest = (Series.Drawn) series(new AttemptChoice.Newest(), Range.all(Axis.STEP));
    assertThat(newest.columns().bits()).containsExactly(2, 4, 1, 3);
    assertThat(steps(new AttemptChoice.All())).containsExactly(5, 3, 5, 4);
  }

  @Test
  void bothEndsOfARangeAreIncludedOnEitherAxis() {
    add(1, 0, 10, 20, 30);

    assertThat(steps(new Range(Axis.STEP, 10, 20))).containsExactly(10, 20);
    assertThat(steps(new Range(Axis.WALL, Axis.key(0.5), Axis.key(2.0)))).containsExactly(10, 20);
    assertThat(steps(new Range(Axis.STEP, 31, 40))).isEmpty();
  }

  @Test
  void aLongSeriesComesInPartsAndWhatArrivesMeanwhileDoesNot() {
    for (int block = 0; block < 50; block++) {
      add(1, LongStream.range(block * 1000L, block * 1000L + 1000).toArray());
    }
    Series.Whole whole = (Series.Whole) series(new AttemptChoice.Newest(), Range.all(Axis.STEP));
    add(1, 50_000, 50_001);

    long[] steps = wholeSteps(whole);

    assertThat(whole.count()).isEqualTo(50_000);
    assertThat(whole.parts()).hasSizeGreaterThan(2);
    assertThat(steps).isEqualTo(LongStream.range(0, 50_000).toArray());
  }

  @Test
  void aLongSeriesInDisorderIsSortedPartByPart() {
    Random random = new Random(7);
    long[] drawn = random.longs(60_000, -1_000_000, 1_000_000).toArray();
    Arrays.fill(drawn, 1_000, 30_000, 77); // More of one step than a part holds.
    for (int from = 0; from < drawn.length; from += 1_000) {
      add(1, Arrays.copyOfRange(drawn, from, from + 1_000));
    }
    Series.Whole whole = (Series.Whole) series(new AttemptChoice.Newest(), Range.all(Axis.STEP));

    long[] steps = wholeSteps(whole);

    assertThat(whole.count()).isEqualTo(drawn.length);
    assertThat(steps).isEqualTo(Arrays.stream(drawn).sorted().toArray());
    for (Series.Part part : whole.parts()) {
      assertThat(part.window().countMax()).isLessThanOrEqualTo(Windows.POINTS_MAX);
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    add(1, 0);

    assertThatThrownBy(() -> series("nosuchrun", "t", new AttemptChoice.Newest()))
        .isInstanceOf(NotThereException.class)
        .hasMessage("Not found: run 'nosuchrun'");
    assertThatThrownBy(() -> series(run.value(), "u", new AttemptChoice.Newest()))
        .hasMessage("Not found: scalar tag 'u'");
    assertThatThrownBy(() -> series(run.value(), "t", new AttemptChoice.Numbered(2)))
        .hasMessage("Not found: attempt '2'");
  }

  private long[] wholeSteps(Series.Whole whole) {
    return whole.parts().stream()
        .flatMapToLong(part -> LongStream.of(queries.part(part).block().steps()))
        .toArray();
  }

  private Series series(String run, String tag, AttemptChoice attempts) {
    return queries
        .series(new SeriesRequest(run, tag, attempts, Range.all(Axis.STEP), SeriesRequest.WHOLE, 0))
        .block();
  }

  private Series series(AttemptChoice attempts, Range range) {
    return queries
        .series(new SeriesRequest(run.value(), "t", attempts, range, SeriesRequest.WHOLE, 0))
        .block();
  }

  private long[] steps(AttemptChoice attempts) {
    return ((Series.Drawn) series(attempts, Range.all(Axis.STEP))).columns().steps();
  }

  private long[] steps(Range range) {
    return ((Series.Drawn) series(new AttemptChoice.Newest(), range)).columns().steps();
  }

  private void add(int attempt, long... steps) {
    store.add(run, "t", DType.FLOAT32, attempt, block(steps));
  }

  private static PointBlock block(long... steps) {
    double[] walls = IntStream.range(0, steps.length).mapToDouble(i -> i).toArray();
    return new PointBlock(steps, walls, new long[steps.length]);
  }
}
