package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.summary.DType;
import java.time.InstantSource;
import java.util.ArrayList;
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

    assertThat(serving("logs").ledger(run.value(), null, 0, 10).block().tags())
        .extracting(LedgerView.TagLedger::points, LedgerView.TagLedger::superseded)
        .containsExactly(tuple(7L, 2L));
  }

  @Test
  void aThousandRunsOfTwentyTagsAreOneQuery() {
    for (int i = 0; i < 1_000; i++) {
      RunId one = store.run("sweep/" + i);
      for (int tag = 0; tag < 20; tag++) {
        store.add(one, "tag" + tag, DType.FLOAT32, 1, block(1));
      }
    }
    List<String> asked = new ArrayList<>();
    Store counting = new AskedStore(store, asked);

    List<RunView> runs =
        new RunQueries(counting, List.of(MemoryStore.LABEL), InstantSource.system()).runs().block();

    assertThat(runs).hasSize(1_001).last().extracting(RunView::points).isEqualTo(20L);
    assertThat(asked).containsExactly("runs");
  }

  private static PointBlock block(long... steps) {
    return new PointBlock(steps, new double[steps.length], new long[steps.length]);
  }
}
