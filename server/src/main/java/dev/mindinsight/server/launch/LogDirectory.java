package dev.mindinsight.server.launch;

import java.nio.file.Path;

/**
 * A directory below which runs are looked for.
 *
 * @param label its name, unique among the directories of a server; part of every run's identity
 * @param path where it is; it need not be there yet
 */
public record LogDirectory(String label, Path path) {

  dev.mindinsight.server.ingest.LogDirectory watched() {
    return new dev.mindinsight.server.ingest.LogDirectory(label, path);
  }
}
