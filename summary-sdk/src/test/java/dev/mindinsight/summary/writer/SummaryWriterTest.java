package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.HParamsExperiment;
import dev.mindinsight.summary.SummaryEvent.HParamsStart;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.reader.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SummaryWriterTest {

  @TempDir Path directory;

  @Test
  void whatWasWrittenIsReadBackInOrder() throws IOException {
    SummaryWriter writer = SummaryWriter.open(directory.resolve("made/on/demand"));
    writer.hparams(Map.of("lr", 0.1, "nesterov", true, "name", "LeNet"), List.of("loss"));
    writer.scalar("loss", 0, 2.5f);
    writer.scalar64("loss64", -3, Math.PI);
    writer.scalar64("loss64", (1L << 53) + 1, Double.NaN);
    writer.text("notes", 7, "**bold**");
    writer.close();

    Recording file = Recording.of(writer.file());
    assertThat(file.events(FileVersion.class).getFirst().version()).isEqualTo("brain.Event:2");
    assertThat(file.events(RunMark.class))
        .extracting(RunMark::run, RunMark::state)
        .containsExactly(
            tuple(writer.runUuid(), RunMark.State.STARTED),
            tuple(writer.runUuid(), RunMark.State.FINISHED));
    assertThat(file.points("loss").getFirst().value()).isEqualTo(2.5);
    assertThat(file.points("loss").getFirst().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(file.points("loss64"))
        .extracting(Recording.Point::step)
        .containsExactly(-3L, (1L << 53) + 1);
    assertThat(file.points("loss64").getFirst().value()).isEqualTo(Math.PI);
    assertThat(file.points("loss64").getLast().value()).isNaN();
    assertThat(file.events(HParamsStart.class).getFirst().hparams())
        .isEqualTo(Map.of("lr", 0.1, "nesterov", true, "name", "LeNet"));
    assertThat(file.events(HParamsExperiment.class).getFirst().metrics()).containsExactly("loss");
    assertThat(file.events(HParamsEnd.class).getFirst().outcome())
        .isEqualTo(HParamsEnd.Outcome.SUCCESS);
    assertThat(file.events(OtherValue.class))
        .extracting(value -> value.tag().kind())
        .containsExactly(Kind.HPARAMS, Kind.HPARAMS, Kind.TEXT, Kind.HPARAMS);
  }

  @Test
  void aFailedRunSaysWhy() throws IOException {
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.hparams(Map.of("lr", 1e9), List.of());
    writer.closeFailed("loss is NaN");
    writer.close();
    Recording file = Recording.of(writer.file());
    assertThat(file.events(RunMark.class))
        .extracting(RunMark::state, RunMark::reason)
        .containsExactly(
            tuple(RunMark.State.STARTED, ""), tuple(RunMark.State.FAILED, "loss is NaN"));
    assertThat(file.events(HParamsEnd.class).getFirst().outcome())
        .isEqualTo(HParamsEnd.Outcome.FAILURE);
  }

  @Test
  void closeLosesNothingOfManyThreadsAndKeepsTheOrderOfEach() throws Exception {
    int threads = 8;
    int points = 20_000;
    SummaryWriter writer = SummaryWriter.open(directory);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        String tag = "thread" + i;
        pool.execute(() -> {
          for (int step = 0; step < points; step++) {
            writer.scalar(tag, step, step);
          }
        });
      }
    }
    writer.close();
    Recording file = Recording.of(writer.file());
    for (int i = 0; i < threads; i++) {
      List<Recording.Point> series = file.points("thread" + i);
      assertThat(series).hasSize(points);
      for (int step = 0; step < points; step++) {
        assertThat(series.get(step).step()).isEqualTo(step);
      }
    }
    assertThat(writer.lostPoints()).isZero();
  }

  @Test
  void everyCallBesideCloseIsWrittenOrRefused() throws Exception {
    for (int round = 0; round < 50; round++) {
      SummaryWriter writer = SummaryWriter.open(directory.resolve("round" + round));
      CountDownLatch running = new CountDownLatch(2);
      AtomicInteger accepted = new AtomicInteger();
      Runnable producer =
          () -> {
            running.countDown();
            assertThatThrownBy(
                    () -> {
                      while (true) {
                        writer.scalar("t", 0, 1);
                        accepted.incrementAndGet();
                      }
                    })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Conflict: the writer is closed");
          };
      try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
        List<Future<?>> done = List.of(pool.submit(producer), pool.submit(producer));
        running.await();
        writer.close();
        for (Future<?> future : done) {
          future.get();
        }
      }
      Recording file = Recording.of(writer.file());
      assertThat(file.points("t")).hasSize(accepted.get());
    }
  }

  @Test
  void flushedPointsAreInTheFileBeforeClose() throws IOException {
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      assertThat(Recording.of(writer.file()).events(RunMark.class)).hasSize(1);
      writer.scalar("t", 1, 1);
      writer.flush();
      assertThat(Recording.of(writer.file()).points("t")).hasSize(1);
    }
  }

  @Test
  @Timeout(60)
  void pointsReachTheFileWithoutAFlush() throws Exception {
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      writer.scalar("t", 1, 1);
      while (Recording.of(writer.file()).points("t").isEmpty()) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void writersOfOneDirectoryHaveTheirOwnFiles() throws IOException {
    try (SummaryWriter one = SummaryWriter.open(directory);
        SummaryWriter two = SummaryWriter.open(directory)) {
      assertThat(one.file()).isNotEqualTo(two.file());
      assertThat(one.runUuid()).isNotEqualTo(two.runUuid());
      assertThat(one.file().getFileName().toString())
          .matches("events\\.out\\.tfevents\\.\\d{10}\\.[A-Za-z0-9-]+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void aClockThatGoesBackIsWrittenAsItIs() throws IOException {
    AtomicLong millis = new AtomicLong(2_000_000);
    SummaryWriter writer = SummaryWriter.open(directory, () -> Instant.ofEpochMilli(millis.get()));
    writer.scalar("t", 1, 1);
    millis.set(1_000_500);
    writer.scalar("t", 2, 1);
    writer.close();
    assertThat(Recording.of(writer.file()).points("t"))
        .extracting(Recording.Point::wallTimeSeconds)
        .containsExactly(2000.0, 1000.5);
  }

  @Test
  void numbersThatNoDoubleHoldsStayExactAsText() throws IOException {
    SummaryWriter writer = SummaryWriter.open(directory);
    long odd = (1L << 53) + 1;
    writer.hparams(
        Map.of("n", 32, "seed", odd, "max", Long.MAX_VALUE, "clip", Double.NaN, "f", 0.5f),
        List.of());
    writer.close();
    assertThat(Recording.of(writer.file()).events(HParamsStart.class).getFirst().hparams())
        .isEqualTo(
            Map.of(
                "n",
                32.0,
                "seed",
                "" + odd,
                "max",
                "9223372036854775807",
                "clip",
                "NaN",
                "f",
                0.5));
  }

  @Test
  void mistakesOfTheCallerAreNamed() {
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      assertThatThrownBy(() -> writer.scalar("", 0, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Malformed tag: got an empty name, want text");
      assertThatThrownBy(() -> writer.text("t", 0, "x".repeat(SummaryWriter.TEXT_CHARS_MAX + 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Unsupported text: got 1,048,577 characters, want at most 1,048,576");
      writer.hparams(Map.of(), List.of());
      assertThatThrownBy(() -> writer.hparams(Map.of(), List.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Conflict: the run has hyperparameters already");
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsSaidAtOnce() throws IOException {
    Path blocked = Files.writeString(directory.resolve("file"), "in the way").resolve("runs");
    assertThatThrownBy(() -> SummaryWriter.open(blocked))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write event files in " + blocked);
  }

  @Test
  void aDeletedFileIsCountedAndTrainingGoesOn() throws IOException {
    SummaryWriter writer = SummaryWriter.open(directory.resolve("run"));
    Files.delete(writer.file());
    writer.scalar("t", 1, 1);
    writer.scalar("t", 2, 1);
    writer.flush();
    assertThat(writer.lostPoints()).isEqualTo(2);
    assertThat(writer.failure()).get().isInstanceOf(NoSuchFileException.class);
    writer.scalar("t", 3, 1);
    writer.close();
    assertThat(writer.file()).doesNotExist();
  }

  @Test
  void anInterruptedCallerStillFlushesAndCloses() throws IOException {
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.scalar("t", 1, 1);
    Thread.currentThread().interrupt();
    writer.flush();
    writer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Recording.of(writer.file()).points("t")).hasSize(1);
    assertThat(writer.failure()).isEmpty();
  }
}
