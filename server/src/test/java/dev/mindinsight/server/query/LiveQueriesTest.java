package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveQueriesTest {

  private final MemoryStore store = new MemoryStore("s");
  private final RunId run = store.run("r");
  private final LiveQueries live = live(store);
  private final Watch watch = new Watch(Set.of(run.value()), Set.of("a", "b"));

  private static LiveQueries live(MemoryStore store) {
    return new LiveQueries(store, List.of(MemoryStore.LABEL), InstantSource.system());
  }

  private void add(String tag, int count) {
    long[] steps = LongStream.range(0, count).toArray();
    store.add(run, tag, DType.INT64, 1, new PointBlock(steps, new double[count], steps));
  }

  private LiveBatch since(long after) {
    return live.since(after, Long.MAX_VALUE, watch).block().orElseThrow();
  }

  @Test
  void severalCommitsOfASeriesAreOnePiece() {
    long before = live.committed();
    add("a", 2);
    add("b", 1);
    add("unwatched", 5);
    add("a", 3);

    LiveBatch batch = since(before);

    assertThat(batch.upTo()).isEqualTo(live.committed()).isEqualTo(before + 4);
    assertThat(batch.pieces())
        .containsExactly(
            new LivePiece(run.value(), "a", 0, 5), new LivePiece(run.value(), "b", 0, 1));
    assertThat(live.points(batch.pieces().get(0)).block().bits()).containsExactly(0, 1, 0, 1, 2);
    assertThat(batch.runs()).extracting(RunView::id).containsExactly(run.value());
    assertThat(batch.ledgers()).extracting(LedgerSummary::run).containsExactly(run.value());
    assertThat(since(batch.upTo()).pieces()).isEmpty();
  }

  @Test
  void aLateReaderGetsBatchesOfLimitedSizeThatMissNothing() {
    long after = live.committed();
    for (int commit = 0; commit < 20; commit++) {
      add("a", 30_000);
    }

    long next = 0;
    while (after < live.committed()) {
      LiveBatch batch = since(after);
      assertThat(batch.pieces()).hasSizeLessThan(20);
      for (LivePiece piece : batch.pieces()) {
        assertThat(piece.firstIndex()).isEqualTo(next);
        next += piece.count();
      }
      assertThat(live.since(after, batch.upTo(), watch).block()).contains(batch);
      after = batch.upTo();
    }
    assertThat(next).isEqualTo(600_000);
  }

  @Test
  void aForgottenCommitAndOneOfAnotherStoreAnswerNothing() {
    add("a", 1);
    add("a", 1);
    long first = live.committed() - 1;
    store.forget(2);

    assertThat(live.since(first, Long.MAX_VALUE, watch).block()).isEmpty();
    assertThat(live.since(live.committed() + 1, Long.MAX_VALUE, watch).block()).isEmpty();
    long other = live(new MemoryStore("another")).committed();
    assertThat(live.since(other, Long.MAX_VALUE, watch).block()).isEmpty();
  }

  @Test
  void waitingEndsWithTheNextCommitAndAtOnceForAnOldOne() {
    long before = live.committed();
    var waiting = live.after(before).toFuture();
    assertThat(waiting).isNotDone();

    add("a", 1);

    assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(before + 1);
    assertThat(live.after(before).block()).isEqualTo(before + 1);
  }

  @Test
  void numbersStayExactInABrowser() {
    assertThat(new CommitNumbers("zzzzzzzzzzzzzzzzzzzzzzzzzz").outside((1L << 35) - 1))
        .isLessThan(1L << 53);
  }
}
