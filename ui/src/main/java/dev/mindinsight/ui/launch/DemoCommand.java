package dev.mindinsight.ui.launch;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.launch.ServerOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Trains a network on handwritten digits and serves it while it learns.",
      "Earlier runs of the workspace stay. Ctrl-C ends both."
    })
final class DemoCommand implements Callable<Integer> {

  private final ServerStarter servers;
  private final JobStarter jobs;
  private final StopSignal stop;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ListenOptions listen = new ListenOptions();
  @Mixin private final DebuggerOption debugger = new DebuggerOption();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();
  @Mixin private final TrainingOptions training = new TrainingOptions();

  @Option(names = "--open", description = "Open the page in a browser, where there is one.")
  private boolean open;

  DemoCommand(ServerStarter servers, JobStarter jobs, StopSignal stop) {
    this.servers = servers;
    this.jobs = jobs;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Workspace place = workspace.workspace();
    training.check();
    try (Session session = Session.open(place, servers, () -> options(place, out))) {
      String url = session.address().url();
      out.println("MindInsight is at " + url);
      if (open && !new Browser(System.getenv().getOrDefault("PATH", "")).open(url)) {
        out.println("No browser was found to open it in.");
      }
      DebuggerOption.tell(session, out);
      train(place, session.debugger(), out);
    }
    return ExitCode.OK;
  }

  private ServerOptions options(Workspace place, PrintWriter out) {
    int port = listen.choose(ServerOptions.LOOPBACK, out);
    List<LogDirectory> directories = List.of(new LogDirectory("runs", place.runs()));
    return ServerOptions.local(directories, port, place.root()).withDebuggerPort(debugger.port());
  }

  private void train(Workspace place, Optional<DebuggerAddress> dialled, PrintWriter out)
      throws InterruptedException {
    Path run =
        RunDirectory.create(place.runs(), training.model(), Clock.system(ZoneId.systemDefault()));
    out.println("Training " + training + " into " + run);
    int threads = EngineJob.threads(true);
    try (EngineJob job =
        jobs.start(
            training.arguments(run), threads, dialled, line -> out.println("train | " + line))) {
      Thread.ofVirtual().name("engine-end").start(() -> tellTheEnd(job, out));
      stop.await();
    }
  }

  /** The job's end is not the server's: what it has written can be looked at. */
  private static void tellTheEnd(EngineJob job, PrintWriter out) {
    try {
      int code = job.waitFor();
      if (!job.closing()) {
        String how = code == ExitCode.OK ? "has finished" : "failed with exit code " + code;
        out.println("The training " + how + "; the server stays, Ctrl-C ends it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
