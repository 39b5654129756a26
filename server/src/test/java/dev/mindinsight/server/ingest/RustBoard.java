package dev.mindinsight.server.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * TensorBoard's own loader, from the package {@code tensorboard-data-server}: the peer beside which
 * ingest is timed.
 */
final class RustBoard {

  private static final String LOADED = "Finished load cycle";

  private RustBoard() {}

  /**
   * Loads a directory once, checksums on, and prints how long that took.
   *
   * @param binary the package's {@code bin/server}
   * @param options more of its options, such as {@code --samples-per-plugin=scalars=all}
   */
  static void load(Path binary, Path logs, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(binary.toString(), "--logdir", logs.toString(), "--checksum"));
    command.addAll(List.of("--port", "0", "--reload", "once", "-vv"));
    command.addAll(List.of(options));
    long start = System.nanoTime();
    Process server =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (var lines = server.errorReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains(LOADED)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new IOException(
            "Truncated output of " + binary + ": it never said that it had loaded");
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Duration processor = server.info().totalCpuDuration().orElse(Duration.ZERO);
      System.out.printf(
          "RustBoard %s: %.2f s; %.2f s of processor time%n",
          List.of(options), seconds, processor.toMillis() / 1e3);
    } finally {
      server.destroy();
    }
  }
}
