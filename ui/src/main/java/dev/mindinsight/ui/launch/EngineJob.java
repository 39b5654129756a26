package dev.mindinsight.ui.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A training job in a JVM of its own. */
final class EngineJob implements AutoCloseable {

  private static final String MAIN_CLASS = "dev.mindinsight.engine.launch.TrainMain";

  /** Enough to write what is pending and to close files. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** Whoever else holds the pipe of a job that has ended is not waited for. */
  private static final Duration LAST_LINES = Duration.ofSeconds(2);

  private final Process process;
  private final Thread reader;
  private volatile boolean closing;

  private EngineJob(Process process, Consumer<String> lines) {
    this.process = process;
    this.reader = Thread.ofVirtual().name("engine-output").start(() -> copy(process, lines));
  }

  /** How many threads its kernels may use: a server beside it keeps a core. */
  static int threads(boolean besideServer) {
    int cores = Runtime.getRuntime().availableProcessors();
    return besideServer ? Math.max(1, cores - 1) : cores;
  }

  static EngineJob start(
      List<String> arguments,
      int threads,
      Optional<DebuggerAddress> debugger,
      Consumer<String> lines) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions(System.getProperty("java.class.path")));
    command.add(MAIN_CLASS);
    command.addAll(arguments);
    return run(command, threads, debugger, lines);
  }

  /** Starts any program as the job's process. */
  static EngineJob run(
      List<String> command,
      int threads,
      Optional<DebuggerAddress> debugger,
      Consumer<String> lines) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Longer spinning starves the other threads of a small machine.
    builder.environment().putIfAbsent("GOMP_SPINCOUNT", "30000");
    builder.environment().putIfAbsent("OMP_NUM_THREADS", Integer.toString(threads));
    debugger.ifPresent(known -> known.tell(builder.environment()));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new EngineJob(process, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script wrote down the options of this build beside the jar: class path and archive. */
  static List<String> jvmOptions(String classPath) {
    Path written = Path.of(classPath.split(":", 2)[0]).resolveSibling("jvm.options");
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC"));
    options.addAll(
        Files.exists(written)
            ? List.of("@" + written)
            : List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
    return options;
  }

  private static void copy(Process process, Consumer<String> lines) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines);
    } catch (IOException | UncheckedIOException e) {
      lines.accept("its output cannot be read any more: " + e.getMessage());
    }
  }

  /** Whether its end was asked for here. */
  boolean closing() {
    return closing;
  }

  /** Waits for its end and for its last line; its exit code. */
  int waitFor() throws InterruptedException {
    int code = process.waitFor();
    reader.join(LAST_LINES);
    return code;
  }

  /** Asks it to end, and after a grace time ends it; without effect if it has ended. */
  @Override
  public void close() {
    close(GRACE);
  }

  void close(Duration grace) {
    closing = true;
    // Process.destroy would close the pipe, and with it what the job says last.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(grace)) {
        process.destroyForcibly();
      }
      waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
