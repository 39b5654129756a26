package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long one run may hold the thread that reads it. */
class RunReaderTest {

  /** More than a turn looks at. */
  private static final long DAMAGE_BYTES = 256L << 20;

  @TempDir Path temp;

  @Test
  void aSearchForTheEndOfDamageLetsOthersTakeTheirTurn() throws IOException {
    Path run = Files.createDirectories(temp.resolve("logs/run"));
    Path file = run.resolve("events.out.tfevents.1.host");
    Files.write(file, EventBytes.file(1).scalar("x", 0, 1, 1).bytes());
    try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
      damage.seek(damage.length());
      damage.write(new byte[64]);
      damage.setLength(DAMAGE_BYTES);
    }
    try (Store store = H2Store.open(temp.resolve("store"))) {
      RunReader reader = reader(store, run);
      reader.found(listing(file));

      int turns = 1;
      while (reader.step(() -> false)) {
        turns++;
      }

      assertThat(turns).isGreaterThan(4);
    }
  }

  private RunReader reader(Store store, Path run) {
    LogDirectory logs = new LogDirectory("logs", temp.resolve("logs"));
    return new RunReader(
        RunDirectory.of(logs, run),
        store.writer(),
        directory -> true,
        woken -> {},
        Clock.systemUTC());
  }

  private static Listing listing(Path file) throws IOException {
    FoundFile found =
        FoundFile.of(
            file.getFileName().toString(), Files.readAttributes(file, BasicFileAttributes.class));
    return new Listing(List.of(found), List.of(), List.of(), true);
  }
}
