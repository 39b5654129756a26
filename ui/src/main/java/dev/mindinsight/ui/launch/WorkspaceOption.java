package dev.mindinsight.ui.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --workspace}, which every command has. */
final class WorkspaceOption {

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = {
        "Where the store and the trained runs lie.",
        "Default: mindinsight in the user's data directory ($XDG_DATA_HOME or ~/.local/share)."
      })
  private @Nullable Path directory;

  Workspace workspace() {
    return directory != null
        ? new Workspace(directory.toAbsolutePath().normalize())
        : Workspace.ofUser(System.getenv(), System.getProperty("user.home"));
  }
}
