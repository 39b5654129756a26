package dev.mindinsight.ui.launch;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.StoreException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "compact",
    description = {
      "Gives back the disk space of what was deleted from the store, while no server runs.",
      "Needs room for what is left, beside the store, while it works. A server that ends gives back"
          + " what it can in a moment; this gives back all."
    })
final class CompactCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Override
  public Integer call() {
    Workspace place = workspace.workspace();
    if (!Files.isDirectory(place.store())) {
      throw LaunchException.failed("there is no store in the workspace " + place.root());
    }
    try (WorkspaceLock _ = WorkspaceLock.take(place)) {
      long bytes = H2Store.compact(place.store());
      spec.commandLine().getOut().println("Given back: %,d bytes".formatted(bytes));
      return ExitCode.OK;
    } catch (StoreException e) {
      throw LaunchException.failed(String.valueOf(e.getMessage()));
    }
  }
}
