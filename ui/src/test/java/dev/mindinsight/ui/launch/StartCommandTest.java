package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.launch.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCommandTest {

  private final CommandLineFixture cli = new CommandLineFixture();
  @TempDir private Path temp;
  private String workspace;
  private String logs;

  @BeforeEach
  void directories() throws IOException {
    workspace = temp.resolve("workspace").toString();
    logs = Files.createDirectory(temp.resolve("logs")).toString();
  }

  private int start(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "start";
    arguments[1] = "--workspace";
    arguments[2] = workspace;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return cli.run(arguments);
  }

  @Test
  void servesTheDirectoriesUntilItIsStopped() {
    assertThat(start("--logdir", logs, "--port", "0")).isZero();
    ServerOptions options = cli.started.getFirst();
    assertThat(options.logDirectories()).extracting("label").containsExactly("logs");
    assertThat(options.host()).isEqualTo(ServerOptions.LOOPBACK);
    assertThat(options.token()).isNull();
    assertThat(cli.out.toString()).contains("MindInsight is at http://127.0.0.1:4711/\n");
    assertThat(cli.events).containsExactly("server started", "server closed");
  }

  @Test
  void tellsOtherCommandsWhereItIsWhileItRuns() {
    Path file = Path.of(workspace, "server.json");
    cli.stop =
        () -> {
          ServerFile running = ServerFile.read(file).orElseThrow();
          assertThat(running.pid()).isEqualTo(ProcessHandle.current().pid());
          assertThat(running.port()).isEqualTo(4711);
          assertThat(running.debuggerPort()).isEqualTo(50_051);
          assertThat(running.token()).isNull();
          assertThat(running.logDirectories()).isEqualTo(Map.of("logs", logs));
          cli.events.add("seen");
        };
    assertThat(start("--logdir", logs, "--port", "0")).isZero();
    assertThat(cli.events).contains("seen");
    assertThat(file).doesNotExist();
  }

  @Test
  void aTakenPortIsRefusedNamingAFreeOne() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(start("--logdir", logs, "--port", Integer.toString(port))).isEqualTo(2);
      assertThat(cli.err.toString())
          .matches(
              "mindinsight: Conflict: port "
                  + port
                  + " of 127.0.0.1 cannot be listened on, \\d+ is free\n");
      assertThat(cli.started).isEmpty();
    }
  }

  @Test
  void beyondThisMachineATokenIsMadeAndPrintedOnce() {
    assertThat(start("--logdir", logs, "--port", "0", "--host", "0.0.0.0")).isZero();
    String token = cli.started.getFirst().token().secret();
    assertThat(cli.out.toString()).containsOnlyOnce(":4711/login#" + token);
  }

  @Test
  void furtherNamesAreThoseOfTheServer() {
    assertThat(
            start("--logdir", logs, "--port", "0", "--known-as", "lab.example", "--known-as", "b"))
        .isZero();
    assertThat(cli.started.getFirst().knownAs()).containsExactly("lab.example", "b");
  }

  @Test
  void aNameWithAPortIsRefused() {
    assertThat(start("--logdir", logs, "--known-as", "lab.example:9000")).isEqualTo(2);
    assertThat(cli.err.toString())
        .isEqualTo(
            "mindinsight: Malformed host name: got 'lab.example:9000', want a name or an address"
                + " without scheme and port, in --known-as\n");
    assertThat(cli.started).isEmpty();
  }

  @Test
  void theTokenOfAFileIsUsedAndNotPrinted() throws IOException {
    Path file = Files.writeString(temp.resolve("token"), "0123456789abcdef\n");
    assertThat(start("--logdir", logs, "--port", "0", "--token-file", file.toString())).isZero();
    assertThat(cli.started.getFirst().token().secret()).isEqualTo("0123456789abcdef");
    assertThat(cli.out.toString())
        .contains("http://127.0.0.1:4711/login (token: " + file + ")")
        .doesNotContain("0123456789abcdef");
  }

  @Test
  void aTokenFileWithoutATokenIsRefusedWithoutShowingIt() throws IOException {
    Path file = Files.writeString(temp.resolve("token"), "too short");
    assertThat(start("--logdir", logs, "--token-file", file.toString())).isEqualTo(2);
    assertThat(cli.err.toString())
        .startsWith("mindinsight: Malformed token: ")
        .contains(file.toString())
        .doesNotContain("too short");
  }

  @Test
  void aMissingTokenFileIsNamed() {
    assertThat(start("--logdir", logs, "--token-file", temp + "/none")).isEqualTo(2);
    assertThat(cli.err.toString())
        .startsWith("mindinsight: Malformed --token-file: cannot read " + temp + "/none");
  }

  @Test
  void deletedRunsAreKeptUnlessDaysAreNamed() {
    assertThat(start("--logdir", logs, "--port", "0")).isZero();
    assertThat(cli.started.getFirst().forgetAfter()).isNull();
    assertThat(start("--logdir", logs, "--port", "0", "--forget-deleted", "30")).isZero();
    assertThat(cli.started.getLast().forgetAfter()).hasDays(30);
    assertThat(start("--logdir", logs, "--forget-deleted", "-1")).isEqualTo(2);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: Malformed --forget-deleted: got -1, want 0 days or more\n");
  }

  @Test
  void aFileIsNoLogDirectory() throws IOException {
    Path file = Files.createFile(temp.resolve("events"));
    assertThat(start("--logdir", file.toString())).isEqualTo(2);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: Malformed --logdir: got a file, want a directory: " + file + "\n");
  }

  @Test
  void aMissingLogDirectoryIsServedBecauseItMayCome() {
    assertThat(start("--logdir", temp + "/later", "--port", "0")).isZero();
    assertThat(cli.started.getFirst().logDirectories().getFirst().path())
        .isEqualTo(temp.resolve("later"));
  }

  @Test
  void aWorkspaceInUseIsRefusedNamingItsOwner() {
    cli.stop =
        () -> {
          CommandLineFixture second = new CommandLineFixture();
          assertThat(second.run("start", "--logdir", logs, "--workspace", workspace)).isEqualTo(2);
          assertThat(second.err.toString())
              .isEqualTo(
                  "mindinsight: Conflict: workspace in use by pid %d: %s\n"
                      .formatted(ProcessHandle.current().pid(), workspace));
          assertThat(second.started).isEmpty();
          cli.events.add("refused");
        };
    assertThat(start("--logdir", logs, "--port", "0")).isZero();
    assertThat(cli.events).contains("refused");
  }

  @Test
  void aServerFileOfADeadServerIsNoHindrance() throws IOException {
    Files.createDirectories(Path.of(workspace));
    Files.writeString(Path.of(workspace, "server.json"), "{\"pid\":1,\"port\":80");
    Files.writeString(Path.of(workspace, "server.lock"), "1");
    assertThat(start("--logdir", logs, "--port", "0")).isZero();
  }

  @Test
  void aServerThatCannotStartGivesTheWorkspaceBack() {
    ServerStarter good = cli.servers;
    cli.servers =
        options -> {
          throw new IllegalStateException("no store");
        };
    assertThat(start("--logdir", logs, "--port", "0")).isEqualTo(1);
    assertThat(cli.err.toString()).contains("no store");
    cli.servers = good;
    assertThat(start("--logdir", logs, "--port", "0")).isZero();
  }

  @Test
  void aFileAsWorkspaceIsRefused() throws IOException {
    workspace = Files.createFile(temp.resolve("file")).toString();
    assertThat(start("--logdir", logs)).isEqualTo(2);
    assertThat(cli.err.toString()).startsWith("mindinsight: Malformed --workspace: " + workspace);
  }
}
