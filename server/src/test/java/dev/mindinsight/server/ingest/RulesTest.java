package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.TagSpec;
import dev.mindinsight.summary.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static TagState tag(String name, Kind kind, long points) {
    TagState state = new TagState(new TagSpec(name, kind, null, "", ""));
    state.points = points;
    return state;
  }

  private static boolean bookkeeping(String directory, TagState... tags) {
    return ParentRule.isPartOfRunAbove(directory, List.of(tags));
  }

  @Test
  void anHparamsSessionWithSinglePointsIsBookkeeping() {
    TagState session = tag("_hparams_/session_start_info", Kind.HPARAMS, 1);
    assertThat(bookkeeping("1795", session)).isTrue();
    assertThat(bookkeeping("1795", session, tag("acc", Kind.SCALAR, 1))).isTrue();
    assertThat(bookkeeping("1795", session, tag("acc", Kind.SCALAR, 2))).isFalse();
    assertThat(bookkeeping("1795", session, tag("img", Kind.IMAGE, 1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rank_0, true", "rank_12, true", "rank-1, true", "rank3, true", "Rank_0, true",
    "rank, false", "rank_, false", "rank_x, false", "frank_1, false", "rank_1_old, false",
  })
  void whatARankOfAJobWroteIsPartOfItsRun(String directory, boolean isPart) {
    assertThat(bookkeeping(directory, tag("loss", Kind.SCALAR, 9), tag("w", Kind.HISTOGRAM, 2)))
        .isEqualTo(isPart);
  }

  @Test
  void oneTagInADirectoryNamedAfterItIsBookkeeping() {
    assertThat(bookkeeping("train_loss_left", tag("train/loss", Kind.SCALAR, 9))).isTrue();
    assertThat(bookkeeping("train_loss", tag("train/loss", Kind.SCALAR, 9))).isFalse();
    assertThat(bookkeeping("x_1", tag("x", Kind.HISTOGRAM, 9))).isFalse();
    assertThat(bookkeeping("x_1", tag("x", Kind.SCALAR, 9), tag("y", Kind.SCALAR, 9))).isFalse();
    assertThat(bookkeeping("x_1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "dev.mindinsight.summary, events.out.tfevents.1.host.7.1, engine",
    "tensorflow.core.util.events_writer, events.out.tfevents.1.host.7.1.v2, tensorflow",
    "tensorboard.summary.writer.event_file_writer, events.out.tfevents.1.host.7.1, torch",
    "'', events.out.tfevents.1795362376.vm, tensorboardx",
    "'', events.out.tfevents.1795362376.node-3.cluster, tensorboardx",
    "'', events.out.events.summary.1795362424.0.vm_MS, mindspore",
    "'', events.out.events.summary.1795362424.0.vm_lineage, mindspore",
    "'', events.out.tfevents.1.host.7.1, unknown",
    "somebody, events.out.tfevents.1.host, unknown"
  })
  void aProducerIsToldByItsHabits(String writer, String file, String producer) {
    assertThat(Producers.of(writer, file)).isEqualTo(producer);
  }

  @Test
  void theMedianOfTheNewestGapsStandsOneSlowEpoch() {
    GrowthGaps gaps = new GrowthGaps(RunGrowth.NEVER);
    gaps.found(1_000);
    assertThat(gaps.growth()).isEqualTo(new RunGrowth(1_000, false, 0));
    long now = 5_000;
    for (long gap : new long[] {0, 100, 100, 90, 60_000, 110}) {
      now += gap;
      gaps.grew(now);
    }
    assertThat(gaps.growth()).isEqualTo(new RunGrowth(now, true, 100));
    Arrays.stream(new long[20]).forEach(zero -> gaps.grew(gaps.growth().lastMillis() + 7));
    assertThat(gaps.growth().medianGapMillis()).as("old gaps are forgotten").isEqualTo(7);
  }
}
