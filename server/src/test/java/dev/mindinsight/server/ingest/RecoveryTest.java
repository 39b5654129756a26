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
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

  private static final int PARTS = 8;
  private static final int PART_POINTS = 25_000;

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
    Path file = run.resolve("a.tfevents");
    Files.createFile(file);
    try (Store store = H2Store.open(temp.resolve("store"))) {
      Refusing writer = new Refusing(store.writer());
      try (Ingest ingest =
          Ingest.start(writer, List.of(new LogDirectory("logs", temp.resolve("logs"))))) {
        for (int part = 0; part < PARTS; part++) {
          Files.write(file, part(part), StandardOpenOption.APPEND);
          long read = (part + 1L) * PART_POINTS;
          // Every other part grows the file while the one before is read, refused or read again.
          while (part % 2 == 1 && points(store) < read) {
            Thread.sleep(20);
          }
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

  private static byte[] part(int part) throws Exception {
    EventBytes events = part == 0 ? EventBytes.file(1) : new EventBytes();
    for (int step = part * PART_POINTS; step < (part + 1) * PART_POINTS; step++) {
      events.scalar("x", step, 1, step);
    }
    return events.bytes();
  }

  private static long points(Store store) {
    return store.read(StoreReader::runs).block().stream().mapToLong(StoredRun::points).sum();
  }
}
