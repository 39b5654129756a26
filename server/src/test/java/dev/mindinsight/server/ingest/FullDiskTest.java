package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.FullDisk;
import dev.mindinsight.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the store is full while logs grow; what they hold is there once, in the end. */
class FullDiskTest {

  private static final List<String> RUNS = List.of("one", "two");
  private static final int PART = 30_000;

  @TempDir Path temp;
  private int written;

  @AfterEach
  void free() {
    FullDisk.free();
  }

  private Ingesting open() {
    return new Ingesting(
        FullDisk.open(temp.resolve("store")), new LogDirectory("logs", temp.resolve("logs")));
  }

  private void grow() throws IOException {
    for (String run : RUNS) {
      EventBytes events = written == 0 ? EventBytes.file(1) : new EventBytes();
      for (int step = written; step < written + PART; step++) {
        events.scalar("x", step, 1.0 + step, value(run, step));
      }
      Path directory = Files.createDirectories(temp.resolve("logs").resolve(run));
      Files.write(
          directory.resolve("a.tfevents"),
          events.bytes(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    written += PART;
  }

  /** Digits that do not compress away, exact as float. */
  private static float value(String run, int step) {
    return (step * 7919L + run.charAt(0)) % 999_983;
  }

  private static void awaitFault(Ingesting ingesting) {
    Store store = ingesting.store;
    ingesting.await("the fault", () -> store.fault().isPresent());
    assertThat(store.fault().orElseThrow())
        .startsWith("Conflict: the store cannot be written (No space left on device); ");
  }

  private void verify(Ingesting ingesting) {
    for (String run : RUNS) {
      ingesting.awaitPoints(run, written);
      assertThat(ingesting.points(run, "x"))
          .extracting(point -> point.step() + " " + point.value() + " " + point.wallTimeSeconds())
          .containsExactlyElementsOf(
              IntStream.range(0, written)
                  .mapToObj(step -> step + " " + (double) value(run, step) + " " + (1.0 + step))
                  .toList());
    }
  }

  @Test
  void theServerGoesOnAndStoresAllOnceThereIsRoom() throws Exception {
    grow();
    try (Ingesting ingesting = open()) {
      verify(ingesting);
      FullDisk.leave(20_000);
      grow();
      awaitFault(ingesting);
      grow();
      // What was committed is shown meanwhile.
      ingesting.await(
          "an answer",
          () -> {
            try {
              return ingesting.points("one") >= PART;
            } catch (RuntimeException e) {
              return false;
            }
          });
      assertThat(ingesting.points("one")).isLessThanOrEqualTo(written);
      FullDisk.free();
      verify(ingesting);
      ingesting.await("the end of the fault", () -> ingesting.store.fault().isEmpty());
    }
    try (Ingesting again = open()) {
      verify(again);
    }
  }

  @Test
  void aServerThatEndsOnAFullDiskLosesNothing() throws Exception {
    grow();
    try (Ingesting ingesting = open()) {
      verify(ingesting);
      FullDisk.leave(0);
      grow();
      awaitFault(ingesting);
    }
    FullDisk.free();
    try (Ingesting again = open()) {
      verify(again);
      grow();
      verify(again);
    }
  }
}
