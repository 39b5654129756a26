package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.Growth;
import dev.mindinsight.server.store.RunEnd;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingFileTest {

  @TempDir Path temp;
  private Path logs;
  private Path file;

  @BeforeEach
  void makeRun() throws IOException {
    logs = Files.createDirectories(temp.resolve("logs"));
    file = Files.createDirectories(logs.resolve("run")).resolve("events.out.tfevents.1.host");
  }

  private void append(byte[] bytes, int from, int to) throws IOException {
    Files.write(
        file,
        Arrays.copyOfRange(bytes, from, to),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static byte[] sample() {
    EventBytes events = EventBytes.file(1000);
    for (int step = 0; step < 3_000; step++) {
      events.scalar("loss", step, 1000 + step, 1f / (step + 1));
      if (step % 100 == 0) {
        events.scalar("accuracy", step, 1000 + step, step);
      }
    }
    return events.bytes();
  }

  private static void verify(Ingesting ingesting) {
    List<Ingesting.Point> loss = ingesting.points("run", "loss");
    assertThat(loss).hasSize(3_000);
    for (int step = 0; step < 3_000; step++) {
      assertThat(loss.get(step).step()).isEqualTo(step);
      assertThat(loss.get(step).wallTimeSeconds()).isEqualTo(1000.0 + step);
      assertThat(loss.get(step).value()).isEqualTo(1f / (step + 1));
    }
    assertThat(ingesting.points("run", "accuracy"))
        .extracting(Ingesting.Point::value)
        .hasSize(30)
        .startsWith(0.0, 100.0, 200.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFileThatGrowsInRandomSlicesIsReadLikeAWholeOne(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] bytes = sample();
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      int at = 0;
      while (at < bytes.length) {
        int to = Math.min(bytes.length, at + 1 + random.nextInt(9_000));
        append(bytes, at, to);
        at = to;
        Thread.sleep(random.nextInt(15));
      }
      ingesting.awaitPoints("run", 3_030);
      verify(ingesting);
      StoredRun run = ingesting.run("run");
      assertThat(run.records()).isEqualTo(3_031);
      assertThat(run.bytes()).isEqualTo(bytes.length);
    }
  }

  @Test
  void aRestartGoesOnWhereReadingEnded() throws IOException {
    byte[] bytes = sample();
    Path workspace = temp.resolve("store");
    for (int part = 1; part <= 3; part++) {
      append(
          bytes, bytes.length / 3 * (part - 1), part == 3 ? bytes.length : bytes.length / 3 * part);
      long size = Files.size(file);
      try (Ingesting ingesting = Ingesting.of(workspace, logs)) {
        ingesting.await(
            "all bytes",
            () ->
                ingesting.runs().stream().mapToLong(r -> r.bytes() + r.behindBytes()).sum()
                    == size);
        if (part == 3) {
          verify(ingesting);
        }
      }
    }
  }

  @Test
  void halfARecordWaitsAndCountsAsBehind() throws IOException {
    byte[] bytes = EventBytes.file(1).ramp("x", 0, 10, 1).bytes();
    append(bytes, 0, bytes.length - 5);
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      ingesting.awaitPoints("run", 9);
      assertThat(ingesting.run("run").behindBytes()).isPositive();
      append(bytes, bytes.length - 5, bytes.length);
      ingesting.awaitPoints("run", 10);
      assertThat(ingesting.run("run").behindBytes()).isZero();
      RunId id = RunId.of("logs", "run");
      assertThat(ingesting.read(reader -> reader.corruptTotals(id)).spans()).isZero();
    }
  }

  @Test
  void pollingSeesGrowthToo() throws IOException {
    byte[] bytes = sample();
    append(bytes, 0, 1000);
    try (Ingesting ingesting = Ingesting.polling(temp.resolve("store"), logs)) {
      ingesting.awaitPoints("run", 1);
      append(bytes, 1000, bytes.length);
      ingesting.awaitPoints("run", 3_030);
      verify(ingesting);
    }
  }

  @Test
  void anEndMarkIsKeptUntilTheRunStartsAgain() throws IOException {
    byte[] first = EventBytes.file(1).ramp("x", 0, 3, 1).session(EventBytes.STOP, 3, 5).bytes();
    append(first, 0, first.length);
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      ingesting.await(
          "the end", () -> ingesting.runs().stream().anyMatch(r -> r.end() == RunEnd.FINISHED));
      byte[] more = new EventBytes().session(EventBytes.START, 2, 6).ramp("x", 2, 5, 6).bytes();
      append(more, 0, more.length);
      ingesting.awaitPoints("run", 6);
      StoredRun run = ingesting.run("run");
      assertThat(run.end()).isEqualTo(RunEnd.NONE);
      assertThat(run.attempts()).isEqualTo(2);
      assertThat(ingesting.points("run", "x"))
          .extracting(Ingesting.Point::attempt)
          .containsExactly(1, 1, 1, 2, 2, 2);
    }
  }

  @Test
  void aSmallLiveRunIsNotHeldUpByALargeOne() throws IOException {
    EventBytes large = EventBytes.file(1);
    for (int step = 0; step < 400_000; step++) {
      large.scalar("y", step, 1, step);
    }
    byte[] small = EventBytes.file(1).ramp("x", 0, 5, 1).bytes();
    append(small, 0, small.length);
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      ingesting.awaitPoints("run", 5);
    }
    Path big = Files.createDirectories(logs.resolve("big")).resolve("a.tfevents");
    Files.write(big, large.bytes());
    byte[] fresh = new EventBytes().scalar("x", 5, 9, 5).bytes();
    append(fresh, 0, fresh.length);
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs)) {
      ingesting.awaitPoints("run", 6);
      ingesting.awaitPoints("big", 400_000);
      assertThat(lastGrowth(ingesting, "run")).isLessThan(lastGrowth(ingesting, "big"));
    }
  }

  /** The number of the commit with a run's newest points. */
  private static long lastGrowth(Ingesting ingesting, String path) {
    List<Growth> all = ingesting.read(reader -> reader.growthSince(0).orElseThrow());
    return all.stream()
        .filter(growth -> growth.run().equals(RunId.of("logs", path)))
        .filter(growth -> !growth.tags().isEmpty())
        .mapToLong(Growth::commitSeq)
        .max()
        .orElseThrow();
  }
}
