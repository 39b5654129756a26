package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyRunsTest {

  private static final int RUNS = 1_000;
  private static final int TAGS = 20;

  @TempDir Path temp;

  @Test
  void aThousandSmallRunsAreReadAndReadOnAfterARestart() throws IOException {
    EventBytes events = EventBytes.file(1);
    for (int step = 0; step < 3; step++) {
      for (int tag = 0; tag < TAGS; tag++) {
        events.scalar("metric/" + tag, step, 1, tag);
      }
    }
    for (int run = 0; run < RUNS; run++) {
      Path directory =
          Files.createDirectories(temp.resolve("logs/group%d/run%d".formatted(run % 7, run)));
      Files.write(directory.resolve("a.tfevents"), events.bytes());
    }
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), temp.resolve("logs"))) {
      ingesting.await(
          "all points",
          () -> ingesting.runs().stream().mapToLong(StoredRun::points).sum() == RUNS * TAGS * 3);
      assertThat(ingesting.runs()).hasSize(RUNS).allMatch(run -> run.lastStep() == 2);
    }
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), temp.resolve("logs"))) {
      Path file = temp.resolve("logs/group0/run0/a.tfevents");
      Files.write(
          file, new EventBytes().scalar("metric/0", 3, 9, 3).bytes(), StandardOpenOption.APPEND);
      ingesting.awaitPoints("group0/run0", TAGS * 3 + 1);
      assertThat(ingesting.runs().stream().mapToLong(StoredRun::points).sum())
          .as("nothing was read twice")
          .isEqualTo(RUNS * TAGS * 3 + 1);
    }
  }
}
