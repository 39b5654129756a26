package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TrainCommandTest {

  private final CommandLineFixture cli = new CommandLineFixture();
  @TempDir private Path workspace;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 130})
  void endsAsTheEngineEnds(int code) {
    cli.stop = () -> TimeUnit.HOURS.sleep(1);
    cli.engine = List.of("sh", "-c", "echo epoch 1; exit " + code);
    assertThat(cli.run("train", "--workspace", workspace.toString())).isEqualTo(code);
    assertThat(cli.out.toString()).endsWith("\nepoch 1\n");
    assertThat(cli.started).isEmpty();
  }

  @Test
  void handsTheEngineItsOptions() {
    assertThat(
            cli.run(
                "train", "--workspace", workspace.toString(), "--seed", "7", "--data", "/digits"))
        .isIn(0, 143);
    assertThat(cli.trained.getFirst())
        .startsWith("--model", "lenet", "--epochs", "10", "--out")
        .endsWith("--seed", "7", "--data", "/digits");
  }

  @Test
  void aStopReachesTheEngine() {
    cli.engine = List.of("sh", "-c", "trap 'exit 130' TERM; echo up; while :; do sleep 0.05; done");
    cli.stop =
        () -> {
          while (!cli.out.toString().contains("up\n")) {
            TimeUnit.MILLISECONDS.sleep(5);
          }
        };
    assertThat(cli.run("train", "--workspace", workspace.toString())).isEqualTo(130);
  }

  @Test
  void dialsTheServerOfTheWorkspaceElseTheUsualPort() {
    assertThat(cli.run("train", "--workspace", workspace.toString())).isIn(0, 143);
    new ServerFile(1, "0.0.0.0", 80, 4712, "0123456789abcdef", Map.of())
        .write(workspace.resolve("server.json"));
    assertThat(cli.run("train", "--workspace", workspace.toString())).isIn(0, 143);
    assertThat(cli.run("train", "--workspace", workspace.toString(), "--debugger-port", "7"))
        .isIn(0, 143);
    assertThat(cli.dialled)
        .containsExactly(
            new DebuggerAddress("127.0.0.1:50051", null),
            new DebuggerAddress("127.0.0.1:4712", "0123456789abcdef"),
            new DebuggerAddress("127.0.0.1:7", null));
    assertThat(cli.run("train", "--workspace", workspace.toString(), "--debugger-port", "0"))
        .isEqualTo(2);
  }
}
