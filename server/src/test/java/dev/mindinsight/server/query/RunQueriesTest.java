package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunQueriesTest {

  private final MemoryStore store = new MemoryStore("s");
  private final RunId run = store.run("a/b");

  private RunQueries serving(String... labels) {
    return new RunQueries(store, List.of(labels), InstantSource.system());
  }

  @Test
  void theLabelStandsInFrontOnlyAmongSeveralLogDirectories() {
    assertThat(serving("logs").runs().block()).extracting(RunView::name).containsExactly("a/b");
    assertThat(serving("logs", "more").runs().block())
        .extracting(RunView::name)
        .containsExactly("logs/a/b");
  }

  @Test
  void runsOfLogDirectoriesThatAreNotServedAreNotThere() {
    assertThat(serving("more").runs().block()).isEmpty();
    assertThat(serving("more").ingest().block().runs()).isZero();
    assertThatThrownBy(() -> serving("more").tags(run.value()).block())
        .isInstanceOf(NotThereException.class);
  }

  @Test
  void theLedgerCountsWhatTheNewestAttemptDoesNotShow() {
    store.branches(run, 10L);
    store.add(run, "t", DType.FLOAT32, 1, block(0, 9, 10, 11));
    store.add(run, "t", DType.FLOAT32, 2, block(10, 11, 12));

    assertThat(serving("logs").ledger(run.value()).block().tags())
        .extracting(LedgerView.TagLedger::points, LedgerView.TagLedger::superseded)
        .containsExactly(tuple(7L, 2L));
  }

  private static PointBlock block(long... steps) {
    return new PointBlock(steps, new double[steps.length], new long[steps.length]);
  }
}
