package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.RunGrowth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run is said to have grown: by its records, not by the dates of its files. */
class GrowthTest {

  /** January 1980: long over. */
  private static final double LONG_AGO_SECONDS = 315_532_800;

  private static final long LAST_MILLIS = 315_532_804_000L;

  @TempDir Path temp;
  private Path logs;
  private Path file;

  @BeforeEach
  void makeRun() throws IOException {
    logs = Files.createDirectories(temp.resolve("logs"));
    file = Files.createDirectories(logs.resolve("run")).resolve("events.out.tfevents.1.host");
  }

  private void write(double wallSeconds) throws IOException {
    Files.write(file, EventBytes.file(wallSeconds).ramp("x", 0, 5, wallSeconds).bytes());
  }

  private RunGrowth growth(Ingesting ingesting) {
    ingesting.awaitPoints("run", 5);
    return ingesting.run("run").growth();
  }

  @Test
  void aCopyIsAsOldAsItsRecords() throws IOException {
    write(LONG_AGO_SECONDS);
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      assertThat(growth(ingesting)).isEqualTo(new RunGrowth(LAST_MILLIS, false, 0));
    }
  }

  @Test
  void aCopyMadeBeforeOurEyesIsAsOldAsItsRecords() throws IOException {
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      Path copied = temp.resolve("copied");
      Files.write(
          copied, EventBytes.file(LONG_AGO_SECONDS).ramp("x", 0, 5, LONG_AGO_SECONDS).bytes());
      Files.move(copied, file);
      assertThat(growth(ingesting)).isEqualTo(new RunGrowth(LAST_MILLIS, false, 0));
    }
  }

  @Test
  void aRunThatBeginsBeforeOurEyesIsWatched() throws IOException {
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      // Four seconds on: the clock of the run must not lie before that of its reader.
      write(System.currentTimeMillis() / 1000.0 + 4);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 4_000));
      assertThat(growth(ingesting).watched()).isTrue();
    }
  }

  @Test
  void aRunWithoutARecordIsAsOldAsItsFile() throws IOException {
    Files.createFile(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(LAST_MILLIS));
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      ingesting.awaitNote("run", "is empty");
      assertThat(ingesting.run("run").growth()).isEqualTo(new RunGrowth(LAST_MILLIS, false, 0));
    }
  }

  @Test
  void whatIsAppendedWasWatchedWhateverItsTimes() throws IOException {
    write(LONG_AGO_SECONDS);
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      ingesting.awaitPoints("run", 5);
      long before = System.currentTimeMillis();
      Files.write(
          file,
          new EventBytes().scalar("x", 5, LONG_AGO_SECONDS + 5, 5).bytes(),
          StandardOpenOption.APPEND);
      ingesting.awaitPoints("run", 6);
      RunGrowth growth = ingesting.run("run").growth();
      assertThat(growth.watched()).isTrue();
      assertThat(growth.lastMillis()).isGreaterThanOrEqualTo(before);
    }
  }

  @Test
  void aClockThatIsAheadDoesNotOutdoTheFile() throws IOException {
    write(4_000_000_000.0);
    Files.setLastModifiedTime(file, FileTime.fromMillis(LAST_MILLIS));
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      assertThat(growth(ingesting)).isEqualTo(new RunGrowth(LAST_MILLIS, false, 0));
    }
  }
}
