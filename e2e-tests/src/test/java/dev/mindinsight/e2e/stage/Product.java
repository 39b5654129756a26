package dev.mindinsight.e2e.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The product as a person starts it: the {@code mindinsight} command of this tree, in a process of
 * its own, on a workspace below {@code target/}. What it prints goes to {@code target/logs/}.
 */
public final class Product implements AutoCloseable {

  /** Root of the tree that is tested. */
  public static final Path ROOT =
      Path.of(System.getProperty("project.root", "..")).toAbsolutePath().normalize();

  /** Where everything goes that the tests write. */
  public static final Path TARGET = ROOT.resolve("e2e-tests/target");

  /** A first start prepares the jar; a machine may be busy. */
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private static final Duration END_MAX = Duration.ofSeconds(30);

  private final Path workspace;
  private final int port;
  private final List<String> arguments;
  private final Path log;
  private final Process process;

  /** Takes from root what lets it read everything, so that an unreadable file is unreadable. */
  private static final List<String> WITHOUT_POWER =
      List.of(
          "setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  private Product(Path workspace, int port, List<String> arguments, Path log) throws IOException {
    this.workspace = workspace;
    this.port = port;
    this.arguments = arguments;
    this.log = log;
    // A build in the background ignores Ctrl-C, and hands that down to whatever it starts.
    var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(WITHOUT_POWER);
    }
    command.add(ROOT.resolve("mindinsight").toString());
    command.addAll(arguments);
    command.addAll(List.of("--port", "" + port, "--workspace", workspace.toString()));
    if (!arguments.contains("--debugger-port")) {
      // Several products run at once, and somebody's own may hold the usual port.
      command.addAll(List.of("--debugger-port", "0"));
    }
    Files.createDirectories(log.getParent());
    process =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
  }

  /**
   * Runs the command without waiting for it to answer.
   *
   * @param name names the log and the workspace
   * @param arguments the command and its options, without port and workspace
   */
  public static Product launched(String name, String... arguments) {
    try {
      Files.createDirectories(TARGET.resolve("workspaces"));
      var workspace = Files.createTempDirectory(TARGET.resolve("workspaces"), name + "-");
      var log = TARGET.resolve("logs/" + name + ".log");
      Files.deleteIfExists(log);
      return new Product(workspace, freePort(), List.of(arguments), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves log directories, {@code DIR} or {@code NAME=DIR} each, and waits until it answers. */
  public static Product serving(String name, String... logDirectories) {
    var arguments = new ArrayList<>(List.of("start"));
    for (var directory : logDirectories) {
      arguments.addAll(List.of("--logdir", directory));
    }
    return launched(name, arguments.toArray(String[]::new)).awaitAnswer();
  }

  /** Starts the same command again on the same port and workspace, once this process has ended. */
  public Product startedAgain() {
    if (process.isAlive()) {
      throw new IllegalStateException("Conflict: process " + pid() + " still runs");
    }
    try {
      return new Product(workspace, port, arguments, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for an answer of {@code /health} and returns this. */
  public Product awaitAnswer() {
    Await.until(
        START_MAX,
        () -> "an answer of " + address() + "; the process has printed:\n" + log(),
        this::answers);
    return this;
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "The process ended with " + process.exitValue() + ":\n" + log());
    }
    return api().isUp();
  }

  /** A client of this process's API, without a token. */
  public Api api() {
    return new Api(address());
  }

  /** The address of the first page. */
  public URI address() {
    return URI.create("http://localhost:" + port + "/");
  }

  /** The port that was asked for. */
  public int port() {
    return port;
  }

  /**
   * The workspace, removed with the next {@code clean} only, so that a failure can be looked into.
   */
  public Path workspace() {
    return workspace;
  }

  /** The process id; the script becomes the JVM, so it is also the JVM's. */
  public long pid() {
    return process.pid();
  }

  /** Everything that was printed so far, by all processes on this log. */
  public String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}, and waits for the end. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** {@code kill -9} of the job that a demo has started. */
  public void killJob() {
    var jobs = process.children().toList();
    if (jobs.size() != 1) {
      throw new IllegalStateException("Conflict: got %d jobs, want one".formatted(jobs.size()));
    }
    jobs.getFirst().destroyForcibly();
  }

  /** Stops the process where it is, as a machine that falls asleep does; its sockets stay. */
  public void suspend() {
    signal("STOP");
  }

  /** Lets a process go on that was suspended. */
  public void resume() {
    signal("CONT");
  }

  /** Ctrl-C, and waits for the end. */
  public int interrupt() {
    signal("INT");
    return awaitEnd();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM, and waits for the end. */
  public int terminate() {
    process.destroy();
    return awaitEnd();
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("Process " + pid() + " did not end within " + END_MAX);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process, whatever state it is in. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** A port that nobody listens on, for what has to be found again after a restart. */
  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
