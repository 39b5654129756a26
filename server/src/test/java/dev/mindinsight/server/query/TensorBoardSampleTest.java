package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is expected was told by TensorBoard: {@code TensorBoardInteropTest} asks it again. */
class TensorBoardSampleTest {

  private final MemoryStore store = new MemoryStore("s");
  private final RunId run = store.run("r");

  @Test
  void aRestartTakesOutWhatLiesAboveItsStep() {
    store.sessions(run, 1_000L);
    add(1, 0, 3_000, false);
    add(2, 1_000, 4_000, false);

    Series.Drawn drawn = drawn();

    assertThat(drawn.count()).as("of both attempts").isEqualTo(6_000);
    assertThat(drawn.buckets()).isNull();
    long[] steps = drawn.columns().steps();
    assertThat(steps)
        .hasSize(1_000)
        .startsWith(18, 20, 42, 47, 57)
        .endsWith(3_987, 3_989, 3_992, 3_993, 3_999);
    assertThat(LongStream.of(steps).sum()).isEqualTo(2_110_317);
    assertThat(drawn.columns().attempts()).startsWith(1, 1, 1).endsWith(2, 2, 2);
    assertThat(drawn.columns().bits()).isEqualTo(steps);
  }

  @Test
  void aTagThatIsNotWrittenAgainLosesItsPointsToo() {
    store.sessions(run, 1_000L);
    add(1, 0, 3_000, false);
    store.add(run, "other", DType.INT64, 2, block(1_000, 1_001));

    long[] steps = drawn().columns().steps();

    assertThat(steps).hasSize(328).startsWith(5, 6, 11, 14, 15).endsWith(983, 984, 987, 988, 996);
    assertThat(LongStream.of(steps).sum()).isEqualTo(175_988);
  }

  @Test
  void aRestartFromTheBeginningLeavesTheGeneratorWhereItIs() {
    store.sessions(run, 0L);
    add(1, 0, 3_000, false);
    add(2, 0, 1_200, false);

    long[] steps = drawn().columns().steps();

    assertThat(steps).startsWith(1, 4, 5, 6, 7).endsWith(1_193, 1_195, 1_196, 1_197, 1_199);
    assertThat(LongStream.of(steps).sum()).isEqualTo(596_087);
  }

  @Test
  void anAttemptWithoutSessionStartTakesNothingOut() {
    store.branches(run, 3L);
    add(1, 0, 6, false);
    add(2, 3, 5, false);

    assertThat(drawn().columns().steps()).containsExactly(0, 1, 2, 3, 4, 5, 3, 4);
  }

  @Test
  void aReplacedFileIsNotThereWhenTensorBoardStarts() {
    add(1, 0, 3_000, true);
    add(1, 7, 9, false);

    assertThat(drawn().count()).isEqualTo(2);
    assertThat(drawn().columns().steps()).containsExactly(7, 8);
  }

  private Series.Drawn drawn() {
    return (Series.Drawn)
        new SeriesQueries(store, List.of(MemoryStore.LABEL))
            .series(SeriesRequest.asTensorBoard(run.value(), "t"))
            .block();
  }

  /** In blocks of 700 points and what is left. */
  private void add(int attempt, long from, long to, boolean replaced) {
    for (long first = from; first < to; first += 700) {
      PointBlock points = block(first, Math.min(to, first + 700));
      store.add(run, "t", DType.INT64, attempt, replaced, points);
    }
  }

  private static PointBlock block(long from, long to) {
    long[] steps = LongStream.range(from, to).toArray();
    return new PointBlock(steps, LongStream.of(steps).asDoubleStream().toArray(), steps);
  }
}
