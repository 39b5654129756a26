package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.RunEnd;
import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.RunId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStatusTest {

  private static final long NOW_MILLIS = 10_000_000;

  @ParameterizedTest
  @CsvSource({
    // end, seconds of silence, watched, median gap in seconds, status
    "FINISHED, 0, true, 1, FINISHED",
    "FAILED, 0, true, 1, FAILED",
    "FAILED, 9000, true, 1, FAILED",
    "NONE, 0, true, 1, RUNNING",
    "NONE, 60, true, 1, RUNNING",
    "NONE, 61, true, 1, STALLED",
    "NONE, 61, false, 0, RUNNING",
    "NONE, 199, true, 20, RUNNING",
    "NONE, 201, true, 20, STALLED",
    "NONE, 3600, true, 1, STALLED",
    "NONE, 3601, true, 1, FINISHED",
    "NONE, 3601, false, 0, FINISHED",
  })
  void theStatusFollowsFromTheEndAndTheSilence(
      RunEnd end, long silence, boolean watched, long gap, RunStatus expected) {
    MemoryStore store = new MemoryStore("s");
    RunId run = store.run("r");
    store.state(run, end, new RunGrowth(NOW_MILLIS - silence * 1000, watched, gap * 1000));

    List<RunView> runs =
        new RunQueries(store, List.of(MemoryStore.LABEL), () -> Instant.ofEpochMilli(NOW_MILLIS))
            .runs()
            .block();

    assertThat(runs).extracting(RunView::status).containsExactly(expected);
  }
}
