package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.reader.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a writing program as {@code kill -9} does and reads what it left. */
class SummaryWriterCrashIT {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aKilledProgramLeavesAReadableFileWithAllItFlushed(int flushes) throws Exception {
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessTraining.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int flushed;
    try (BufferedReader lines = training.inputReader()) {
      flushed = readLines(lines, flushes);
      training.destroyForcibly().waitFor();
    } finally {
      training.destroyForcibly();
    }

    Recording file = Recording.of(onlyFile());
    List<Recording.Point> points = file.points("step");
    assertThat(points).hasSizeGreaterThanOrEqualTo(flushed);
    for (int step = 0; step < points.size(); step++) {
      assertThat(points.get(step).step()).isEqualTo(step);
    }
    assertThat(file.events(SkippedBytes.class)).isEmpty();
    assertThat(file.events(RunMark.class))
        .extracting(RunMark::state)
        .containsExactly(RunMark.State.STARTED);
  }

  private static int readLines(BufferedReader lines, int count) throws IOException {
    String last = "0";
    for (int i = 0; i < count; i++) {
      last = lines.readLine();
      assertThat(last).as("the program ended by itself").isNotNull();
    }
    return Integer.parseInt(last);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().getFirst();
    }
  }
}
