package dev.mindinsight.engine.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.wire.JobHandler;
import dev.mindinsight.debugger.wire.WireServer;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.reader.EventFileReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process, as the demo starts it. */
class TrainMainIT {
  @TempDir private Path directory;

  private final Map<String, Long> lastSteps = new HashMap<>();
  private final List<RunMark.State> marks = new ArrayList<>();

  private Process start(String... options) throws IOException {
    return startOn(System.getProperty("java.class.path"), options);
  }

  private Process startOn(String classPath, String... options) throws IOException {
    return commandOn(classPath, options).start();
  }

  private ProcessBuilder commandOn(String classPath, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
    command.addAll(List.of(TrainMain.class.getName(), "--out", directory.toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private ProcessBuilder command(String... options) {
    return commandOn(System.getProperty("java.class.path"), options);
  }

  private static String withoutNatives() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("-linux-x86_64.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void readFile() throws IOException {
    EventSink sink =
        new EventSink() {
          @Override
          public void scalar(TagInfo tag, long step, double wallTime, DType dtype, long bits) {
            lastSteps.put(tag.tag().name(), step);
          }

          @Override
          public void event(SummaryEvent event) {
            assertThat(event).isNotInstanceOf(SummaryEvent.SkippedBytes.class);
            if (event instanceof RunMark mark) {
              marks.add(mark.state());
            }
          }
        };
    try (Stream<Path> files = Files.list(directory);
        EventFileReader reader =
            EventFileReader.open(files.findFirst().orElseThrow(), 0, List.of())) {
      reader.read(sink, Long.MAX_VALUE);
    }
  }

  @Test
  void aRunWritesALineAnEpochAndAFinishedFile() throws Exception {
    Process process = start("--model", "mlp", "--epochs", "2", "--full-speed");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("training mlp on 10,000 images for 2 epochs at full speed"),
            line ->
                assertThat(line)
                    .matches("kernels: reference for \\d+ of \\d+ nodes, onednn for \\d+"),
            line ->
                assertThat(line)
                    .matches("epoch 1/2: test accuracy 0\\.\\d{4}, test loss .*samples/s"),
            line -> assertThat(line).startsWith("epoch 2/2: "),
            line ->
                assertThat(line)
                    .matches("weights and optimizer state after 624 steps: CRC-32C [0-9a-f]{8}"));
    readFile();
    assertThat(marks).containsExactly(RunMark.State.STARTED, RunMark.State.FINISHED);
    assertThat(lastSteps).containsEntry("test/accuracy", 624L).containsEntry("train/loss", 624L);
  }

  @Test
  void withoutNativesARunSaysSoInOneLineAndGoesOn() throws Exception {
    Process process = startOn(withoutNatives(), "--model", "mlp", "--epochs", "1", "--full-speed");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("training mlp"),
            line ->
                assertThat(line)
                    .matches(
                        "kernels: reference for (\\d+) of \\1 nodes; cannot be used: onednn: java\\.lang\\.\\S+: .+"),
            line -> assertThat(line).startsWith("epoch 1/1: "),
            line -> assertThat(line).startsWith("weights and optimizer state after 312 steps: "));
  }

  /** A file that may not grow is what a full disk is to a program. */
  @Test
  void aRunWhoseFileCannotGrowSaysWhatWasLostAndFails() throws Exception {
    // Without natives, which would be unpacked under the same limit.
    String classPath = withoutNatives();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 100; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                classPath,
                TrainMain.class.getName(),
                "--out",
                directory.toString(),
                "--model",
                "mlp",
                "--epochs",
                "1",
                "--full-speed")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(1);
    assertThat(output.lines())
        .anySatisfy(line -> assertThat(line).startsWith("epoch 1/1: "))
        .last()
        .asString()
        .matches(
            "[1-9]\\d* points did not reach " + directory + "/\\S+: java\\.io\\.IOException: .+");
  }

  @Test
  void aRunThatIsToldToEndClosesItsFileAndSaysSo() throws Exception {
    Process process = start("--steps-per-second", "0.2");
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.readLine())
          .contains("at no more than 0.2 steps/s (--full-speed lifts this)");
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(130);
    }
    readFile();
    assertThat(marks).containsExactly(RunMark.State.STARTED, RunMark.State.FAILED);
  }

  @Test
  void aDebuggerThatIsNotThereIsSaidOnceAndTheRunGoesOn() throws Exception {
    Process process =
        start("--model", "mlp", "--epochs", "3", "--full-speed", "--debugger", "127.0.0.1:1");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.contains("no debugger at 127.0.0.1:1 ")))
        .as(output)
        .hasSize(1);
    assertThat(output).contains("epoch 3/3: ").doesNotContain("WARNING").doesNotContain("\tat ");
  }

  @Test
  void aServerThatWantsATokenGetsIt() throws Exception {
    BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    JobHandler handler =
        new JobHandler() {
          @Override
          public void report(Report report) {
            reports.add(report);
          }

          @Override
          public void closed(String fault) {}
        };
    try (WireServer server = WireServer.open("127.0.0.1", 0, "sesame"::equals, _ -> handler)) {
      ProcessBuilder builder = command("--model", "mlp", "--epochs", "1", "--full-speed");
      builder.environment().put("MINDINSIGHT_DEBUGGER", "127.0.0.1:" + server.port());
      builder.environment().put("MINDINSIGHT_TOKEN", "sesame");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(reports.poll(30, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              Report.Hello.class,
              hello -> assertThat(hello.name()).isEqualTo(directory.getFileName().toString()));
      assertThat(reports).contains(new Report.Ended());
    }
  }
}
