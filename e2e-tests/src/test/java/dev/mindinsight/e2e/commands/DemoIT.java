package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code demo} and {@code train} as processes on the built jar, with the real engine. */
class DemoIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path directory;

  private Command demo(String... more) throws Exception {
    return Command.start(
        directory,
        Stream.concat(
                Stream.of("demo", "--port", "0", "--debugger-port", "0", "--workspace", "space"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Set<String> runs() throws Exception {
    try (Stream<Path> runs = Files.list(directory.resolve("space/runs"))) {
      return new HashSet<>(runs.map(run -> run.getFileName().toString()).toList());
    }
  }

  private static JsonNode awaitPoints(URI root, int runs) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    JsonNode answer = JSON.nullNode();
    while (System.nanoTime() < end) {
      answer = JSON.readTree(Command.get(root, "api/v1/runs").body()).get("runs");
      if (answer.size() == runs
          && answer.valueStream().allMatch(run -> run.get("points").asLong() > 0)) {
        return answer;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no " + runs + " runs with points within 60 s: " + answer);
  }

  @Test
  void trainsWhileItServesAndEndsBothOnInterrupt() throws Exception {
    try (Command demo = demo()) {
      URI root = demo.awaitUrl();
      JsonNode run = awaitPoints(root, 1).get(0);
      assertThat(run.get("name").asString()).matches("lenet-\\d{8}-\\d{6}");
      assertThat(runs()).containsExactly(run.get("name").asString());
      List<ProcessHandle> jobs = demo.handle().children().toList();
      assertThat(jobs).hasSize(1);

      Outcome outcome = demo.signal("INT").outcome();
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).doesNotContain("failed");
      assertThat(jobs.getFirst().isAlive()).isFalse();
    }
  }

  @Test
  void aLostJobIsToldAndEarlierRunsStay() throws Exception {
    try (Command demo = demo()) {
      awaitPoints(demo.awaitUrl(), 1);
      demo.handle().children().forEach(ProcessHandle::destroyForcibly);
      demo.awaitOutput(
          "The training failed with exit code 137; the server stays, Ctrl-C ends it.\n");
      assertThat(demo.handle().isAlive()).isTrue();
      demo.signal("TERM").outcome();
    }
    Set<String> before = runs();
    try (Command again = demo("--model", "mlp", "--epochs", "1", "--full-speed")) {
      awaitPoints(again.awaitUrl(), 2);
      again.awaitOutput("The training has finished; the server stays, Ctrl-C ends it.\n");
      assertThat(runs()).containsAll(before).hasSize(2);
      assertThat(again.signal("TERM").outcome().exitCode()).isZero();
    }
  }

  @Test
  void trainsWithoutAServerUntilItIsInterrupted() throws Exception {
    try (Command train =
        Command.start(directory, "train", "--workspace", "space", "--model", "mlp")) {
      train.awaitOutput("Training mlp for 10 epochs .* into ");
      train.awaitOutput("training mlp on ");
      assertThat(train.signal("INT").outcome().exitCode()).isEqualTo(130);
    }
    assertThat(runs()).hasSize(1);
  }
}
