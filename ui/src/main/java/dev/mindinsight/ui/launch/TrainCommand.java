package dev.mindinsight.ui.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = {
      "Trains into the workspace's runs, where a demo on that workspace shows it.",
      "Ends with the training; Ctrl-C ends it early.",
      "Uses all cores, or all but one beside a server, unless OMP_NUM_THREADS says otherwise."
    })
final class TrainCommand implements Callable<Integer> {

  private final JobStarter jobs;
  private final StopSignal stop;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();
  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of all randomness: one seed, one result. Default: the engine's.")
  private @Nullable Long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "With images and labels as IDX files. Default: the digits that come along.")
  private @Nullable Path data;

  @Option(
      names = "--debugger-port",
      paramLabel = "PORT",
      description = {
        "The port of a server on this machine to be debugged by.",
        "Default: that of the workspace's server, else " + DebuggerOption.DEFAULT_PORT + "."
      })
  private @Nullable Integer debuggerPort;

  TrainCommand(JobStarter jobs, StopSignal stop) {
    this.jobs = jobs;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    training.check();
    checkDebuggerPort();
    Workspace place = workspace.workspace().create();
    Path run =
        RunDirectory.create(place.runs(), training.model(), Clock.system(ZoneId.systemDefault()));
    out.println("Training " + training + " into " + run);
    int threads = EngineJob.threads(WorkspaceLock.holder(place).isPresent());
    try (EngineJob job = jobs.start(arguments(run), threads, debugger(place), out::println)) {
      Thread.ofVirtual().name("train-stop").start(() -> stopWhenAsked(job));
      return job.waitFor();
    }
  }

  private void checkDebuggerPort() {
    if (debuggerPort != null && (debuggerPort < 1 || debuggerPort > DebuggerOption.PORT_MAX)) {
      throw LaunchException.refused(
          "Malformed --debugger-port: got %d, want 1 to %d"
              .formatted(debuggerPort, DebuggerOption.PORT_MAX));
    }
  }

  /** A server that is started later is found too, as long as it has the usual port. */
  private Optional<DebuggerAddress> debugger(Workspace place) {
    if (debuggerPort != null) {
      return Optional.of(DebuggerAddress.local(debuggerPort));
    }
    return Optional.of(
        ServerFile.read(place.serverFile())
            .flatMap(DebuggerAddress::of)
            .orElseGet(() -> DebuggerAddress.local(DebuggerOption.DEFAULT_PORT)));
  }

  private List<String> arguments(Path run) {
    List<String> arguments = new ArrayList<>(training.arguments(run));
    if (seed != null) {
      arguments.addAll(List.of("--seed", Long.toString(seed)));
    }
    if (data != null) {
      arguments.addAll(List.of("--data", data.toAbsolutePath().toString()));
    }
    return arguments;
  }

  private void stopWhenAsked(EngineJob job) {
    try {
      stop.await();
      job.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
