package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.FileState;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredFile;
import dev.mindinsight.server.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {

  private static final String NAME = "events.out.tfevents.1.host";

  @TempDir Path temp;
  private Path logs;
  private Path run;
  private Ingesting ingesting;

  @BeforeEach
  void start() throws IOException {
    logs = Files.createDirectories(temp.resolve("logs"));
    run = Files.createDirectories(logs.resolve("run"));
    ingesting = Ingesting.of(temp.resolve("store"), logs);
  }

  @AfterEach
  void stop() {
    ingesting.close();
  }

  private void restart() {
    ingesting.close();
    ingesting = Ingesting.of(temp.resolve("store"), logs);
  }

  private static byte[] ramp(long from, long to) {
    double wall = 1000.0 + from;
    return EventBytes.file(wall).ramp("x", from, to, wall).bytes();
  }

  private List<StoredFile> files() {
    return ingesting.read(reader -> reader.files(RunId.of("logs", "run")));
  }

  private void awaitState(int file, FileState state) {
    ingesting.await(
        "file " + state, () -> files().size() > file && files().get(file).state() == state);
  }

  private List<Long> steps() {
    return ingesting.points("run", "x").stream().map(Ingesting.Point::step).toList();
  }

  @Test
  void anotherFileUnderTheSameNameSupersedesTheOldPoints() throws IOException {
    Files.write(run.resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    Path other = temp.resolve("other");
    Files.write(other, ramp(100, 110));
    Files.move(other, run.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    ingesting.awaitPoints("run", 15);
    assertThat(files())
        .extracting(StoredFile::state)
        .containsExactly(FileState.REPLACED, FileState.PRESENT);
    assertThat(ingesting.run("run").firstStep()).as("of what is shown").isEqualTo(100);
    assertThat(steps()).startsWith(0L, 1L).endsWith(108L, 109L);
    ingesting.awaitNote("run", NAME + " was replaced by another file");
  }

  @Test
  void aFileThatWasTruncatedAndWrittenAnewIsAnother() throws IOException {
    Files.write(run.resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    Files.write(run.resolve(NAME), ramp(50, 80), StandardOpenOption.TRUNCATE_EXISTING);
    ingesting.awaitPoints("run", 35);
    assertThat(ingesting.run("run").firstStep()).isEqualTo(50);
    assertThat(files().getFirst().state()).isEqualTo(FileState.REPLACED);
  }

  @Test
  void aFileReplacedWhileNobodyLookedIsNoticedAtTheNextStart() throws IOException {
    Files.write(run.resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    ingesting.close();
    Files.write(run.resolve(NAME), ramp(50, 60));
    ingesting = Ingesting.of(temp.resolve("store"), logs);
    ingesting.awaitPoints("run", 15);
    assertThat(ingesting.run("run").firstStep()).isEqualTo(50);
  }

  @Test
  void aCopyThatGrewAndTookTheNameIsTheSameFile() throws IOException {
    byte[] whole = ramp(0, 20);
    byte[] part = ramp(0, 8);
    Files.write(run.resolve(NAME), part);
    ingesting.awaitPoints("run", 8);
    Path hidden = run.resolve("." + NAME + ".x7Qa");
    Files.write(hidden, whole);
    Files.move(hidden, run.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    ingesting.awaitPoints("run", 20);
    assertThat(steps()).hasSize(20).doesNotHaveDuplicates();
    assertThat(files()).extracting(StoredFile::state).containsExactly(FileState.PRESENT);
  }

  @Test
  void aRenamedFileIsTheSameFile() throws IOException {
    Files.write(run.resolve(NAME + ".part"), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    Files.move(run.resolve(NAME + ".part"), run.resolve(NAME));
    ingesting.await("the name", () -> files().getFirst().path().equals(NAME));
    Files.write(
        run.resolve(NAME),
        new EventBytes().scalar("x", 5, 2000, 5).bytes(),
        StandardOpenOption.APPEND);
    ingesting.awaitPoints("run", 6);
    assertThat(steps()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(files()).hasSize(1);
  }

  @Test
  void aDeletedFilesPointsStayAndTheRunIsMarked() throws IOException {
    Files.write(run.resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    Files.delete(run.resolve(NAME));
    awaitState(0, FileState.DELETED);
    assertThat(ingesting.run("run").present()).isFalse();
    assertThat(steps()).hasSize(5);
    // Whole at once: half a copy would be another file, and read anew.
    Path copy = Files.write(run.resolve("copy"), ramp(0, 7));
    Files.move(copy, run.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    ingesting.awaitPoints("run", 7);
    assertThat(ingesting.run("run").present()).isTrue();
    assertThat(steps()).as("it came back").containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aRunDeletedWhileNobodyLookedIsMarkedAtTheNextStart() throws IOException {
    Files.write(run.resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    ingesting.close();
    Files.delete(run.resolve(NAME));
    Files.delete(run);
    ingesting = Ingesting.of(temp.resolve("store"), logs);
    awaitState(0, FileState.DELETED);
    assertThat(steps()).hasSize(5);
  }

  @Test
  void runsAreFoundAtAnyDepthAndInTheLogDirectoryItself() throws IOException {
    Path deep = logs;
    for (int i = 0; i < 40; i++) {
      deep = deep.resolve("d" + i);
    }
    Files.createDirectories(deep);
    Files.write(deep.resolve(NAME), ramp(0, 5));
    Files.write(logs.resolve(NAME), ramp(0, 3));
    String path = logs.relativize(deep).toString();
    ingesting.awaitPoints(path, 5);
    ingesting.awaitPoints(".", 3);
    assertThat(ingesting.runs()).extracting(StoredRun::path).containsExactly(".", path);
  }

  @Test
  void aLoopOfLinksEndsAndShowsEachRunOnce() throws IOException {
    Files.createSymbolicLink(run.resolve("up"), logs);
    Files.createSymbolicLink(run.resolve("self"), run);
    Files.write(run.resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    restart();
    ingesting.awaitPoints("run", 5);
    assertThat(ingesting.runs()).extracting(StoredRun::path).containsExactly("run");
  }

  @Test
  void linksOutOfTheLogDirectoryAreRefusedAndSaidSo() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.write(outside.resolve(NAME), ramp(0, 9));
    Files.write(run.resolve(NAME), ramp(0, 5));
    Files.createSymbolicLink(run.resolve("secret"), outside);
    Files.createSymbolicLink(run.resolve("linked.tfevents"), outside.resolve(NAME));
    ingesting.awaitNote("run", "Refused link: secret leads out of the log directory");
    ingesting.awaitNote("run", "Refused link: linked.tfevents leads out of the log directory");
    ingesting.awaitPoints("run", 5);
    assertThat(ingesting.runs()).extracting(StoredRun::points).containsExactly(5L);
  }

  @Test
  void aMissingLogDirectoryIsAFaultUntilItAppears() throws IOException {
    ingesting.close();
    Path later = temp.resolve("later");
    ingesting = Ingesting.of(temp.resolve("store"), later);
    ingesting.await("the fault", () -> !ingesting.faults().isEmpty());
    assertThat(ingesting.faults())
        .containsExactly("Missing log directory: " + later + " is not there");
    Files.createDirectories(later.resolve("run"));
    Files.write(later.resolve("run").resolve(NAME), ramp(0, 5));
    ingesting.awaitPoints("run", 5);
    assertThat(ingesting.faults()).isEmpty();
  }

  @Test
  void aFileInThePlaceOfALogDirectoryIsAFaultThatSaysSo() throws IOException {
    ingesting.close();
    Path plain = Files.createDirectory(temp.resolve("plain"));
    ingesting = Ingesting.of(temp.resolve("plain-store"), plain);
    Files.delete(plain);
    Files.createFile(plain);
    ingesting.await(
        "the fault",
        () ->
            ingesting
                .faults()
                .equals(
                    List.of("Unreadable log directory: got a file, want a directory: " + plain)));
  }
}
