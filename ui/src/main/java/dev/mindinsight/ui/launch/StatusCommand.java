package dev.mindinsight.ui.launch;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = "Tells where the server of a workspace is and what it reads; 1 if none runs.")
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Override
  public Integer call() throws InterruptedException {
    Workspace place = workspace.workspace();
    ProcessHandle server = RunningServer.require(place);
    ServerFile file =
        ServerFile.read(place.serverFile())
            .orElseThrow(
                () -> LaunchException.failed("pid " + server.pid() + " is starting or ending"));
    Health health = Health.of(file.address());
    PrintWriter out = spec.commandLine().getOut();
    out.println("url        " + file.address().url());
    out.println("pid        " + server.pid());
    out.println("workspace  " + place.root());
    file.logDirectories().forEach((label, path) -> out.println("logdir     " + label + "=" + path));
    out.println("status     " + health.status() + ", version " + health.version());
    if (health.storeFault() != null) {
      out.println("store      " + health.storeFault());
    }
    out.println(
        "ingest     %d runs, %d bytes behind"
            .formatted(health.ingest().runs(), health.ingest().behindBytes()));
    return ExitCode.OK;
  }
}
