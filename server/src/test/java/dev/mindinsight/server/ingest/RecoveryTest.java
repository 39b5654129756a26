package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.ResumedRun;
import dev.mindinsight.server.store.RunCommit;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoreWriter;
import dev.mindinsight.server.store.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

  @TempDir Path temp;

  /** Refuses some commits, and what follows them until the run is resumed. */
  private static final class Refusing implements StoreWriter {

    private final StoreWriter writer;
    private final Set<RunId> failed = new HashSet<>();
    private int commits;
    private int refused;

    Refusing(StoreWriter writer) {
      this.writer = writer;
    }

    @Override
    public synchronized CompletableFuture<Long> submit(RunCommit commit) {
      commits++;
      if (commits == 2 || commits == 5 || failed.contains(commit.run())) {
        failed.add(commit.run());
        refused++;
        return CompletableFuture.failedFuture(new IllegalStateException("refused"));
      }
      return writer.submit(commit);
    }

    @Override
    public synchronized Optional<ResumedRun> resume(RunId run) {
      failed.remove(run);
      return writer.resume(run);
    }

    @Override
    public List<RunId> runs() {
      return writer.runs();
    }

    synchronized int refused() {
      return refused;
    }
  }

  @Test
  void whatAFailedCommitHeldIsReadAgain() throws Exception {
    Path run = Files.createDirectories(temp.resolve("logs/run"));
    EventBytes events = EventBytes.file(1);
    for (int step = 0; step < 200_000; step++) {
      events.scalar("x", step, 1, step);
    }
    Files.write(run.resolve("a.tfevents"), events.bytes());
    try (Store store = H2Store.open(temp.resolve("store"))) {
      Refusing writer = new Refusing(store.writer());
      try (Ingest ingest =
          Ingest.start(writer, List.of(new LogDirectory("logs", temp.resolve("logs"))))) {
        long points = 0;
        while (points < 200_000) {
          Thread.sleep(20);
          points =
              store.read(StoreReader::runs).block().stream().mapToLong(StoredRun::points).sum();
        }
        assertThat(ingest.faults()).isEmpty();
      }
      assertThat(writer.refused()).isGreaterThanOrEqualTo(2);
      StoredRun stored = store.read(StoreReader::runs).block().getFirst();
      assertThat(stored.points()).as("none twice").isEqualTo(200_000);
      assertThat(stored.lastStep()).isEqualTo(199_999);
      assertThat(stored.records()).isEqualTo(200_001);
    }
  }
}
