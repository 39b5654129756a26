package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.RunId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory with event files: a run.
 *
 * @param root the log directory that it lies in
 * @param directory where it is
 * @param path its path below the log directory, separated by {@code /}; {@code .} for itself
 */
record RunDirectory(LogDirectory root, Path directory, String path) {

  static RunDirectory of(LogDirectory root, Path directory) {
    Path relative = root.path().relativize(directory);
    StringBuilder path = new StringBuilder();
    for (Path part : relative) {
      path.append(path.isEmpty() ? "" : "/").append(part);
    }
    return new RunDirectory(root, directory, path.isEmpty() ? "." : path.toString());
  }

  RunId id() {
    return RunId.of(root.label(), path);
  }

  /** The directory above, or null at the log directory itself. */
  @Nullable RunDirectory parent() {
    Path above = directory.getParent();
    return path.equals(".") || above == null ? null : of(root, above);
  }
}
