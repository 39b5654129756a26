package dev.mindinsight.e2e.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A training as a person starts it beside a server: the {@code train} command, which starts the
 * engine in another process, on a workspace of its own. What they print goes to {@code
 * target/logs/}.
 */
public final class Training implements AutoCloseable {

  /** Whoever reads a log finds here what tells equal runs from others. */
  private static final Pattern STATE =
      Pattern.compile("weights and optimizer state after [\\d,]+ steps: CRC-32C ([0-9a-f]{8})");

  private static final Duration END_MAX = Duration.ofMinutes(2);

  private final Process process;
  private final Path workspace;
  private final Path log;

  private Training(Process process, Path workspace, Path log) {
    this.process = process;
    this.workspace = workspace;
    this.log = log;
  }

  /**
   * Starts one on a single thread, like one beside a server on a machine of two cores.
   *
   * @param name names the log and the workspace
   * @param token of the server that it dials, empty for none
   * @param options of the command, without the workspace
   */
  public static Training started(String name, String token, String... options) {
    try {
      Files.createDirectories(Product.TARGET.resolve("workspaces"));
      return started(
          name,
          Files.createTempDirectory(Product.TARGET.resolve("workspaces"), name + "-"),
          token,
          options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one on a workspace that may have a server. */
  public static Training started(String name, Path workspace, String token, String... options) {
    try {
      var log = Product.TARGET.resolve("logs/" + name + ".log");
      Files.createDirectories(log.getParent());
      Files.deleteIfExists(log);
      var command = new ArrayList<>(List.of(Product.ROOT.resolve("mindinsight").toString()));
      command.addAll(List.of("train", "--workspace", workspace.toString()));
      command.addAll(List.of(options));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("OMP_NUM_THREADS", Integer.toString(threadsBesideAServer()));
      if (!token.isEmpty()) {
        builder.environment().put("MINDINSIGHT_TOKEN", token);
      }
      var process = builder.redirectOutput(Redirect.to(log.toFile())).start();
      return new Training(process, workspace, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many has the job of a demo: results are the same bits for the same number of threads. */
  private static int threadsBesideAServer() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  /** Where its run will be written. */
  public Path runs() {
    return workspace.resolve("runs");
  }

  /** Everything that was printed so far. */
  public String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes its event file has: it grows with every step. */
  public long written() {
    try (var files = Files.walk(runs())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end, which has to be a good one, and returns the checksum of its state. */
  public String awaitState() {
    try {
      if (!process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("The training has not finished:\n" + log());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return stateIn(log());
  }

  /** The checksum of the state at the end of the training whose output this is. */
  public static String stateIn(String output) {
    var state = STATE.matcher(output);
    if (!state.find()) {
      throw new AssertionError("No state in:\n" + output);
    }
    return state.group(1);
  }

  /** Whether it has said its last words. */
  public static boolean hasStateIn(String output) {
    return STATE.matcher(output).find();
  }

  /** Ends both processes, whatever state they are in. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
