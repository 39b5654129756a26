package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.H2Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose files are deleted, with a store that lets go of such, and with one that does not. */
class ForgettingTest {

  private static final int POINTS = 50_000;

  @TempDir Path temp;

  private Ingesting open(@Nullable Duration forgetAfter) {
    return new Ingesting(
        H2Store.open(temp.resolve("store"), forgetAfter),
        new LogDirectory("logs", temp.resolve("logs")));
  }

  private Path write(String run, int points) throws IOException {
    EventBytes events = EventBytes.file(1);
    for (int step = 0; step < points; step++) {
      events.scalar("x", step, 1.0 + step, (float) (step % 1009));
    }
    Path directory = Files.createDirectories(temp.resolve("logs").resolve(run));
    return Files.write(directory.resolve("a.tfevents"), events.bytes());
  }

  private static void awaitGone(Ingesting ingesting, String run) {
    ingesting.await("the end of " + run, () -> paths(ingesting).stream().noneMatch(run::equals));
  }

  private static List<String> paths(Ingesting ingesting) {
    return ingesting.runs().stream().map(run -> run.path()).toList();
  }

  @Test
  void aDeletedRunIsKeptForAsLongAsOneLikes() throws Exception {
    Path file = write("kept", 10);
    write("other", 10);
    try (Ingesting ingesting = open(Duration.ofDays(1))) {
      ingesting.awaitPoints("kept", 10);
      ingesting.awaitPoints("other", 10);
      Files.delete(file);
      ingesting.await("its absence", () -> !ingesting.run("kept").present());
    }
    try (Ingesting forever = open(null)) {
      Thread.sleep(1_500);
      assertThat(paths(forever)).containsExactlyInAnyOrder("kept", "other");
    }
    // How long it has been gone is known from before.
    try (Ingesting now = open(Duration.ZERO)) {
      awaitGone(now, "kept");
      assertThat(paths(now)).containsExactly("other");
      assertThat(now.points("other", "x")).hasSize(10);
    }
  }

  @Test
  void aRunThatComesBackIsReadFromItsBeginning() throws Exception {
    Path file = write("back", POINTS);
    byte[] bytes = Files.readAllBytes(file);
    write("other", POINTS);
    try (Ingesting ingesting = open(Duration.ZERO)) {
      ingesting.awaitPoints("back", POINTS);
      ingesting.awaitPoints("other", POINTS);
      Files.delete(file);
      awaitGone(ingesting, "back");
      Files.write(file, bytes);
      ingesting.awaitPoints("back", POINTS);
      assertThat(ingesting.points("back", "x")).hasSize(POINTS);
      assertThat(ingesting.points("back", "x").getLast().step()).isEqualTo(POINTS - 1);
      assertThat(ingesting.points("other", "x")).hasSize(POINTS);
    }
    Path database = temp.resolve("store/points.mv.db");
    long before = Files.size(database);
    assertThat(H2Store.compact(temp.resolve("store")))
        .as("bytes given back")
        .isEqualTo(before - Files.size(database))
        .isPositive();
    try (Ingesting again = open(null)) {
      assertThat(again.points("back", "x")).hasSize(POINTS);
      assertThat(again.points("other", "x")).hasSize(POINTS);
    }
  }
}
