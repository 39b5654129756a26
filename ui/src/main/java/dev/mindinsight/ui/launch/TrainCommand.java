package dev.mindinsight.ui.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

  TrainCommand(JobStarter jobs, StopSignal stop) {
    this.jobs = jobs;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    training.check();
    Workspace place = workspace.workspace().create();
    Path run =
        RunDirectory.create(place.runs(), training.model(), Clock.system(ZoneId.systemDefault()));
    out.println("Training " + training + " into " + run);
    int threads = EngineJob.threads(WorkspaceLock.holder(place).isPresent());
    try (EngineJob job = jobs.start(arguments(run), threads, out::println)) {
      Thread.ofVirtual().name("train-stop").start(() -> stopWhenAsked(job));
      return job.waitFor();
    }
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
