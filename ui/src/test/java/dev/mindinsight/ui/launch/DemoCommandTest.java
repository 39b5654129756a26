package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DemoCommandTest {

  private final CommandLineFixture cli = new CommandLineFixture();
  @TempDir private Path workspace;

  private int demo(String... more) {
    return cli.run(
        Stream.concat(
                Stream.of("demo", "--port", "0", "--workspace", workspace.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void await(String text) throws InterruptedException {
    while (!cli.out.toString().contains(text)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void servesTheRunsOfTheWorkspaceAndTrainsIntoThem() {
    assertThat(demo("--model", "mlp", "--epochs", "3", "--full-speed")).isZero();
    assertThat(cli.started.getFirst().logDirectories().getFirst().path())
        .isEqualTo(workspace.resolve("runs"));
    List<String> arguments = cli.trained.getFirst();
    assertThat(arguments)
        .startsWith("--model", "mlp", "--epochs", "3", "--out")
        .endsWith("--full-speed");
    assertThat(Path.of(arguments.get(5)))
        .isDirectory()
        .hasParent(workspace.resolve("runs"))
        .asString()
        .matches(".*/mlp-\\d{8}-\\d{6}");
  }

  @Test
  void saysThatItPacesItself() {
    assertThat(demo()).isZero();
    assertThat(cli.out.toString())
        .contains("Training lenet for 10 epochs at 40 steps/s (--full-speed lifts that) into ");
    assertThat(cli.trained.getFirst()).doesNotContain("--full-speed");
  }

  @Test
  void theJobsLinesAreMarkedAndItsEndIsTold() {
    cli.stop = () -> await("has finished");
    assertThat(demo()).isZero();
    assertThat(cli.out.toString())
        .contains("train | epoch 1\n")
        .contains("The training has finished; the server stays, Ctrl-C ends it.\n");
  }

  @Test
  void aJobThatDiesIsToldAndTheServerStays() {
    cli.engine = List.of("sh", "-c", "echo no memory >&2; exit 1");
    cli.stop =
        () -> {
          await("failed");
          cli.events.add("stopped");
        };
    assertThat(demo()).isZero();
    assertThat(cli.out.toString())
        .contains("train | no memory\n")
        .contains("The training failed with exit code 1; the server stays, Ctrl-C ends it.\n");
    assertThat(cli.events).containsExactly("server started", "stopped", "server closed");
  }

  @Test
  void aStopEndsTheJobBeforeTheServer() {
    cli.engine =
        List.of(
            "sh",
            "-c",
            "trap 'echo files closed; exit 130' TERM; echo up; while :; do sleep 0.05; done");
    cli.stop = () -> await("train | up");
    assertThat(demo()).isZero();
    assertThat(cli.out.toString()).contains("train | files closed\n").doesNotContain("failed");
    assertThat(cli.events).containsExactly("server started", "server closed");
  }

  @Test
  void earlierRunsStay() throws IOException {
    assertThat(demo()).isZero();
    assertThat(demo()).isZero();
    try (Stream<Path> runs = Files.list(workspace.resolve("runs"))) {
      assertThat(runs).hasSize(2);
    }
  }

  @Test
  void noEpochsAreRefusedBeforeAnythingStarts() {
    assertThat(demo("--epochs", "0")).isEqualTo(2);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: Malformed --epochs: got 0, want 1 or more\n");
    assertThat(cli.started).isEmpty();
  }

  @Test
  void theJobDialsTheDemosDebugPort() {
    assertThat(demo("--debugger-port", "0")).isZero();
    assertThat(cli.started.getFirst().debuggerPort()).isZero();
    assertThat(cli.dialled).containsExactly(new DebuggerAddress("127.0.0.1:4712", null));
    assertThat(cli.out.toString()).contains("Jobs to be debugged dial 127.0.0.1:4712\n");
  }

  @Test
  void theUsualDebugPortNeedsNoWord() {
    assertThat(demo()).isZero();
    assertThat(cli.dialled).containsExactly(new DebuggerAddress("127.0.0.1:50051", null));
    assertThat(cli.out.toString()).doesNotContain("debugged");
  }

  @Test
  void aTakenDebugPortIsSaidAndTheRestWorks() {
    cli.debuggerFault = "Conflict: cannot listen on port 50051";
    assertThat(demo()).isZero();
    assertThat(cli.out.toString())
        .contains(
            "No job can be debugged: Conflict: cannot listen on port 50051"
                + " (--debugger-port 0 finds one).\n");
    assertThat(cli.dialled).hasSize(1).containsOnlyNulls();
  }

  @Test
  void aDebugPortThatIsNoneIsRefused() {
    assertThat(demo("--debugger-port", "65536")).isEqualTo(2);
    assertThat(cli.err.toString())
        .contains("Malformed --debugger-port: got 65536, want 0 to 65535");
  }
}
