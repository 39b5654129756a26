package dev.mindinsight.engine.launch;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.observe.DebugListener;
import dev.mindinsight.engine.observe.SummaryListener;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains a preset model in this process and writes event files. Exit codes: 0 finished, 1 failed, 2
 * wrong options or data, 130 interrupted after the files were closed.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a preset model on handwritten digits and writes event files.",
      "Native kernels use as many threads as the environment variable OMP_NUM_THREADS says, else one a core."
    },
    sortOptions = false)
public final class TrainMain implements Callable<Integer> {
  @Option(names = "--model", defaultValue = "lenet", description = "lenet or mlp (default: lenet)")
  private String model = "";

  @Option(names = "--epochs", defaultValue = "10", description = "at least 1 (default: 10)")
  private int epochs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of weights, order and shifts (default: 1)")
  private long seed;

  @Option(names = "--out", required = true, description = "directory for the event files")
  private Path out = Path.of("");

  @Option(
      names = "--data",
      description = "directory with MNIST's four IDX files (default: the subset that is built in)")
  private @Nullable Path data;

  @Option(
      names = "--steps-per-second",
      defaultValue = "40",
      description = "pace, so that the run can be watched (default: 40)")
  private double stepsPerSecond;

  @Option(names = "--full-speed", description = "no pace")
  private boolean fullSpeed;

  @Option(
      names = "--debugger",
      paramLabel = "HOST:PORT",
      description = {
        "server that may look into the run (default: the environment variable MINDINSIGHT_DEBUGGER,",
        "else none); its token is taken from MINDINSIGHT_TOKEN"
      })
  private @Nullable String debugger = System.getenv("MINDINSIGHT_DEBUGGER");

  @Spec private @Nullable CommandSpec spec;

  private TrainMain() {}

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /** Runs the command and returns its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new TrainMain())
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((fault, _) -> {
          err.println(fault.getMessage());
          return ExitCode.USAGE;
        })
        .setExecutionExceptionHandler((fault, _, _) -> {
          fault.printStackTrace(err);
          return ExitCode.FAILED;
        })
        .execute(args);
  }

  @Override
  public Integer call() {
    TrainingOptions options = options();
    requireDebuggerAddress();
    Mnist mnist = load();
    Pace pace = new Pace(fullSpeed ? Double.POSITIVE_INFINITY : stepsPerSecond);
    try (Trainer trainer = trainer(options, mnist);
        Interruption _ = new Interruption(() -> stop(trainer, pace))) {
      SummaryListener summaries = openSummaries(options, mnist);
      PrintWriter lines = commandLine().getOut();
      lines.printf(
          "training %s on %,d images for %d epochs %s, into %s%n",
          model, mnist.train().size(), epochs, speed(), out);
      lines.printf("kernels: %s%n", trainer.kernelUse().describe());
      List<TrainingListener> listeners = new ArrayList<>();
      listeners.addAll(List.of(pace, summaries, new EpochLines(lines, epochs)));
      int code;
      try (DebugListener debug = debugListener(summaries, () -> stop(trainer, pace))) {
        if (debug != null) {
          listeners.add(debug);
        }
        code = train(trainer, summaries, listeners);
      }
      Optional<String> losses = summaries.losses();
      losses.ifPresent(commandLine().getErr()::println);
      return losses.isPresent() && code == ExitCode.FINISHED ? ExitCode.FAILED : code;
    }
  }

  private void requireDebuggerAddress() {
    try {
      if (debugger != null) {
        DebugListener.requireAddress(debugger);
      }
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private @Nullable DebugListener debugListener(SummaryListener summaries, Runnable stop) {
    if (debugger == null) {
      return null;
    }
    String name = out.toAbsolutePath().normalize().getFileName().toString();
    return new DebugListener(
        debugger, System.getenv("MINDINSIGHT_TOKEN"), summaries.runUuid(), name, stop);
  }

  private static void stop(Trainer trainer, Pace pace) {
    trainer.stop();
    pace.lift();
  }

  /** Trains and closes the files, however the run ends. */
  private int train(Trainer trainer, SummaryListener summaries, List<TrainingListener> listeners) {
    try {
      if (trainer.train(listeners)) {
        summaries.finished();
        tellState(trainer);
        return ExitCode.FINISHED;
      }
      summaries.failed("interrupted");
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException | Error e) {
      summaries.failed(e.toString());
      throw e;
    }
  }

  /** Two runs that were to be the same can be held against each other by this line. */
  private void tellState(Trainer trainer) {
    commandLine()
        .getOut()
        .printf(
            "weights and optimizer state after %,d steps: CRC-32C %08x%n",
            trainer.steps(), trainer.checksum());
  }

  private TrainingOptions options() {
    Preset preset =
        Preset.named(model)
            .orElseThrow(() ->
                usage(
                    "Unsupported model: got '%s', want one of %s"
                        .formatted(model, String.join(", ", Preset.labels()))));
    if (!(stepsPerSecond > 0)) {
      throw usage(
          "Malformed option: got %s steps per second, want more than 0".formatted(stepsPerSecond));
    }
    try {
      return new TrainingOptions(preset, epochs, seed, true);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private Mnist load() {
    try {
      return data == null ? Mnist.shipped() : Mnist.in(data);
    } catch (IOException e) {
      throw usage(e.getMessage());
    }
  }

  private Trainer trainer(TrainingOptions options, Mnist mnist) {
    try {
      return new Trainer(options, mnist);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private SummaryListener openSummaries(TrainingOptions options, Mnist mnist) {
    try {
      return SummaryListener.open(out, options, mnist);
    } catch (UncheckedIOException e) {
      throw usage("Cannot write event files into %s: %s".formatted(out, e.getCause()));
    }
  }

  private String speed() {
    return fullSpeed
        ? "at full speed"
        : "at no more than %s steps/s (--full-speed lifts this)".formatted(stepsPerSecond);
  }

  private ParameterException usage(@Nullable String message) {
    return new ParameterException(commandLine(), message == null ? "unknown fault" : message);
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls");
    }
    return spec.commandLine();
  }
}
