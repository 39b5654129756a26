package dev.mindinsight.ui.launch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "stop", description = "Ends the server of a workspace, and its demo's training.")
final class StopCommand implements Callable<Integer> {

  /** Above the time that a server takes at most before it halts. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Workspace place = workspace.workspace();
    ProcessHandle server = RunningServer.require(place);
    server.destroy();
    try {
      server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw LaunchException.failed(
          "pid " + server.pid() + " did not end within " + PATIENCE.toSeconds() + " s");
    }
    spec.commandLine().getOut().println("MindInsight (pid " + server.pid() + ") has ended.");
    return ExitCode.OK;
  }
}
