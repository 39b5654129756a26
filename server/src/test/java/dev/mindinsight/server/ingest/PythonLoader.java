package dev.mindinsight.server.ingest;

import java.io.IOException;
import java.nio.file.Path;

/**
 * TensorBoard's loader in Python, from the package {@code tensorboard}, all points kept: the other
 * peer beside which ingest is timed.
 */
final class PythonLoader {

  private static final String LOAD =
      """
      import os, sys, time
      from tensorboard.backend.event_processing import plugin_event_accumulator
      start = time.time()
      for run in sorted(os.listdir(sys.argv[1])):
          directory = os.path.join(sys.argv[1], run)
          plugin_event_accumulator.EventAccumulator(directory, size_guidance={'tensors': 0}).Reload()
      print('TensorBoard in Python: %.2f s' % (time.time() - start))
      """;

  private PythonLoader() {}

  /**
   * Loads every run of a directory once and prints how long that took, imports apart.
   *
   * @param python an interpreter that can import {@code tensorboard}
   */
  static void load(Path python, Path logs) throws IOException, InterruptedException {
    new ProcessBuilder(python.toString(), "-c", LOAD, logs.toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
