package dev.mindinsight.ui.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "rebuild",
    description = {
      "Sets the store of a workspace aside, damaged or not, so that the next start reads the logs"
          + " anew.",
      "Nothing is deleted, and log directories are not touched. Of runs whose files are gone the"
          + " store that was set aside is all there is."
    })
final class RebuildCommand implements Callable<Integer> {

  /** Sorts by time, and is a file's name anywhere. */
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private final Clock clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  RebuildCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Workspace place = workspace.workspace();
    if (!Files.isDirectory(place.store())) {
      throw LaunchException.failed("there is no store in the workspace " + place.root());
    }
    try (WorkspaceLock _ = WorkspaceLock.take(place)) {
      Path aside = setAside(place.store());
      PrintWriter out = spec.commandLine().getOut();
      out.println("The store was set aside as " + aside);
      out.println("The next start reads the log directories anew, with all that is in them now.");
      out.println(
          "Runs whose files are gone are in the old store alone: keep it if you need them.");
    }
    return ExitCode.OK;
  }

  private Path setAside(Path store) {
    Path aside = store.resolveSibling("store-" + LocalDateTime.now(clock).format(STAMP));
    try {
      return Files.move(store, aside);
    } catch (IOException e) {
      throw LaunchException.failed("the store cannot be renamed to " + aside + ": " + e);
    }
  }
}
