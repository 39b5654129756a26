package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {

  @TempDir Path temp;
  private Path run;

  @BeforeEach
  void makeRun() throws IOException {
    run = Files.createDirectories(temp.resolve("logs/run"));
  }

  private void write(String name, EventBytes events) throws IOException {
    Files.write(
        run.resolve(name), events.bytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Ingesting ingest() {
    return Ingesting.of(temp.resolve("store"), temp.resolve("logs"));
  }

  private static List<StoredAttempt> attempts(Ingesting ingesting) {
    return ingesting.read(reader -> reader.attempts(RunId.of("logs", "run")));
  }

  private List<StoredAttempt> attempts(long points) {
    try (Ingesting ingesting = ingest()) {
      ingesting.awaitPoints("run", points);
      return attempts(ingesting);
    }
  }

  /** Producers write it at step 0 wherever training goes on, and MindSpore late. */
  @Test
  void aGraphDoesNotSayWhereARestartBranchesNorWhenItBegan() throws IOException {
    write("a.tfevents", EventBytes.file(1).ramp("x", 0, 10, 1));
    write("b.tfevents", EventBytes.file(105).graph(0, 104).ramp("x", 6, 12, 100));
    try (Ingesting ingesting = ingest()) {
      ingesting.awaitPoints("run", 16);
      assertThat(attempts(ingesting))
          .extracting(StoredAttempt::branchStep)
          .containsExactly(null, 6L);
      assertThat(ingesting.notes("run")).isEmpty();
    }
  }

  @Test
  void stepsThatFallWithinAFileAreOutOfOrderNotAnAttempt() throws IOException {
    write("a.tfevents", EventBytes.file(1).ramp("x", 0, 10, 1).ramp("x", 3, 8, 20));
    assertThat(attempts(15)).containsExactly(new StoredAttempt(1, null, 15, 9L));
  }

  @Test
  void aSessionStartThatGoesBackBeginsAnAttemptAnywhereInAFile() throws IOException {
    write(
        "a.tfevents",
        EventBytes.file(1)
            .ramp("x", 0, 10, 1)
            .session(EventBytes.START, 5, 20)
            .ramp("x", 5, 8, 20)
            .session(EventBytes.START, 8, 30)
            .ramp("x", 8, 9, 30));
    assertThat(attempts(14))
        .containsExactly(new StoredAttempt(1, null, 10, 9L), new StoredAttempt(2, 5L, 4, 8L));
  }

  @Test
  void aSessionStartAtTheLastStepItselfBeginsAnAttempt() throws IOException {
    write(
        "a.tfevents",
        EventBytes.file(1)
            .ramp("x", 0, 10, 1)
            .session(EventBytes.START, 9, 20)
            .ramp("x", 9, 11, 20));
    assertThat(attempts(12)).extracting(StoredAttempt::branchStep).containsExactly(null, 9L);
  }

  @Test
  void aLaterFileInWhichASharedTagGoesBackBeginsAnAttempt() throws IOException {
    write("a.tfevents", EventBytes.file(1).ramp("x", 0, 10, 1));
    write("b.tfevents", EventBytes.file(100).ramp("y", 3, 5, 100).ramp("x", 6, 12, 103));
    assertThat(attempts(18))
        .containsExactly(new StoredAttempt(1, null, 10, 9L), new StoredAttempt(2, 3L, 8, 11L));
  }

  @Test
  void aLaterFileThatGoesOnIsTheSameAttempt() throws IOException {
    write("a.tfevents", EventBytes.file(1).ramp("x", 0, 10, 1));
    write("b.tfevents", EventBytes.file(100).ramp("y", 0, 5, 100).ramp("x", 10, 12, 110));
    assertThat(attempts(17)).containsExactly(new StoredAttempt(1, null, 17, 11L));
  }

  @Test
  void whatLookedLikeARestartIsRevokedWhenTheOlderFileGoesOn() throws IOException {
    write("a.tfevents", EventBytes.file(1).ramp("x", 0, 10, 1));
    write("b.tfevents", EventBytes.file(100).ramp("x", 0, 5, 100));
    try (Ingesting ingesting = ingest()) {
      ingesting.awaitPoints("run", 15);
      assertThat(attempts(ingesting)).hasSize(2);
      write("a.tfevents", new EventBytes().ramp("x", 10, 12, 102));
      ingesting.awaitPoints("run", 17);
      assertThat(attempts(ingesting)).containsExactly(new StoredAttempt(1, null, 17, 11L));
      ingesting.awaitNote("run", "Two writers");
    }
  }

  @Test
  void anAttemptFoundAfterARestartIsTheSame() throws IOException {
    write("a.tfevents", EventBytes.file(1).ramp("x", 0, 10, 1));
    assertThat(attempts(10)).hasSize(1);
    write("b.tfevents", EventBytes.file(100).ramp("x", 4, 5, 100));
    assertThat(attempts(11)).extracting(StoredAttempt::branchStep).containsExactly(null, 4L);
    write("b.tfevents", new EventBytes().ramp("x", 5, 9, 110));
    assertThat(attempts(15)).extracting(StoredAttempt::points).containsExactly(10L, 5L);
  }
}
