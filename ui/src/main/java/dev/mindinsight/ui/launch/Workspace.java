package dev.mindinsight.ui.launch;

import dev.mindinsight.server.launch.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directory of one server.
 *
 * @param root absolute; need not exist
 */
record Workspace(Path root) {

  /** The default, below the user's data directory as the XDG base directory rules name it. */
  static Workspace ofUser(Map<String, String> environment, String home) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    // The rules say that a relative path is to be ignored.
    Path parent = data.startsWith("/") ? Path.of(data) : Path.of(home, ".local", "share");
    return new Workspace(parent.resolve("mindinsight"));
  }

  /** Where trained runs are written, a directory each. */
  Path runs() {
    return root.resolve("runs");
  }

  /** Where the server keeps what it has read. */
  Path store() {
    return ServerOptions.storeOf(root);
  }

  /** What {@code stop} and {@code status} read. */
  Path serverFile() {
    return root.resolve("server.json");
  }

  Path lockFile() {
    return root.resolve("server.lock");
  }

  Workspace create() {
    try {
      Files.createDirectories(runs());
      return this;
    } catch (IOException e) {
      throw LaunchException.refused(
          "Malformed --workspace: " + root + " cannot be made a directory to write in: " + e);
    }
  }
}
