package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code start}, {@code status} and {@code stop} as processes on the built jar. */
class StartIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path directory;
  private Path logs;
  private String workspace;

  @BeforeEach
  void logDirectory() throws Exception {
    logs = Files.createDirectory(directory.resolve("my logs"));
    workspace = directory.resolve("work space").toString();
  }

  private Command start(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("start", "--workspace", workspace, "--logdir", "my logs"));
    arguments.addAll(List.of("--debugger-port", "0"));
    arguments.addAll(List.of(more));
    return Command.start(directory, arguments.toArray(String[]::new));
  }

  @Test
  void aServerIsFoundAskedAndStopped() throws Exception {
    int port = Command.freePort();
    try (Command server = start("--port", Integer.toString(port))) {
      URI root = server.awaitUrl();
      assertThat(root).isEqualTo(URI.create("http://127.0.0.1:" + port + "/"));
      assertThat(Command.get(root, "api/v1/runs").body()).isEqualTo("{\"runs\":[]}");
      assertThat(Command.get(root, "").statusCode()).isEqualTo(200);

      tellsWhereItIs(server, port);
      isTheOnlyOneOnItsWorkspaceAndPort(server, port);

      assertThat(Command.run(directory, "stop", "--workspace", workspace))
          .isEqualTo(
              new Outcome(0, "MindInsight (pid " + server.handle().pid() + ") has ended.\n", ""));
      assertThat(server.outcome().exitCode()).isZero();
      assertThat(Path.of(workspace, "server.json")).doesNotExist();
      assertThat(Command.run(directory, "status", "--workspace", workspace))
          .isEqualTo(
              new Outcome(
                  1, "", "mindinsight: no server runs on the workspace " + workspace + "\n"));
    }
  }

  private void tellsWhereItIs(Command server, int port) throws Exception {
    Path file = Path.of(workspace, "server.json");
    JsonNode told = JSON.readTree(Files.readString(file));
    assertThat(told.get("pid").asLong()).isEqualTo(server.handle().pid());
    assertThat(told.get("port").asInt()).isEqualTo(port);
    assertThat(told.get("debuggerPort").asInt()).isPositive();
    assertThat(told.get("token").isNull()).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Outcome status = Command.run(directory, "status", "--workspace", workspace);
    assertThat(status.exitCode()).isZero();
    assertThat(status.out().lines())
        .contains(
            "url        http://127.0.0.1:" + port + "/",
            "pid        " + server.handle().pid(),
            "workspace  " + workspace,
            "logdir     my logs=" + logs,
            "ingest     0 runs, 0 bytes behind")
        .anyMatch(line -> line.startsWith("status     up, version "));
  }

  private void isTheOnlyOneOnItsWorkspaceAndPort(Command server, int port) throws Exception {
    try (Command second = start("--port", "0")) {
      assertThat(second.outcome())
          .isEqualTo(
              new Outcome(
                  2,
                  "",
                  "mindinsight: Conflict: workspace in use by pid %d: %s\n"
                      .formatted(server.handle().pid(), workspace)));
    }
    Outcome taken =
        Command.run(
            directory,
            "start",
            "--workspace",
            directory + "/other",
            "--logdir",
            "my logs",
            "--port",
            "" + port);
    assertThat(taken.exitCode()).isEqualTo(2);
    assertThat(taken.err())
        .matches(
            "mindinsight: Conflict: port "
                + port
                + " of 127.0.0.1 cannot be listened on, \\d+ is free\n");
  }

  @Test
  void aKilledServerHindersNobodyAndSignalsEndCleanly() throws Exception {
    try (Command killed = start("--port", "0")) {
      killed.awaitUrl();
      assertThat(killed.signal("KILL").outcome().exitCode()).isEqualTo(137);
      assertThat(Path.of(workspace, "server.json")).exists();
      assertThat(Command.run(directory, "status", "--workspace", workspace).exitCode())
          .isEqualTo(1);
    }
    damageIsNamedAndSetAside();
    for (String signal : new String[] {"TERM", "INT"}) {
      try (Command next = start("--port", "0")) {
        next.awaitUrl();
        Outcome outcome = next.signal(signal).outcome();
        assertThat(outcome.exitCode()).as(signal).isZero();
        assertThat(outcome.err())
            .matches(
                "\\S+ INFO  Watcher: Log directory %s holds no event file yet; it is watched\n"
                    .formatted(Pattern.quote(logs.toString())));
        assertThat(Path.of(workspace, "server.json")).doesNotExist();
      }
    }
  }

  private void damageIsNamedAndSetAside() throws Exception {
    Path store = Path.of(workspace, "store");
    Path file = Files.writeString(store.resolve("points.mv.db"), "half a database");
    try (Command damaged = start("--port", "0")) {
      Outcome outcome = damaged.outcome();
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err())
          .startsWith("mindinsight: Malformed store: it is damaged (" + file + ": ")
          .endsWith("the next start reads the logs anew\n")
          .hasLineCount(1);
    }
    Outcome rebuilt = Command.run(directory, "rebuild", "--workspace", workspace);
    assertThat(rebuilt.exitCode()).isZero();
    assertThat(rebuilt.out()).startsWith("The store was set aside as " + store + "-");
    assertThat(store).doesNotExist();
  }

  @Test
  void beyondThisMachineATokenIsNeeded() throws Exception {
    try (Command server = start("--port", "0", "--host", "0.0.0.0")) {
      Matcher said = server.awaitOutput("MindInsight is at http://\\S+:(\\d+)/login#(\\S+)\n");
      URI root = URI.create("http://127.0.0.1:" + said.group(1) + "/");
      assertThat(Command.get(root, "api/v1/health").statusCode()).isEqualTo(200);
      assertThat(Command.get(root, "api/v1/runs").statusCode()).isEqualTo(401);
      assertThat(
              Command.get(root, "api/v1/runs", "Authorization", "Bearer " + said.group(2))
                  .statusCode())
          .isEqualTo(200);
      assertThat(Command.run(directory, "status", "--workspace", workspace).exitCode()).isZero();
      assertThat(server.signal("TERM").outcome().out()).containsOnlyOnce(said.group(2));
    }
  }
}
