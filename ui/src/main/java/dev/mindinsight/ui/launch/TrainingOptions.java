package dev.mindinsight.ui.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is trained and how fast: the options that {@code demo} and {@code train} share. */
final class TrainingOptions {

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = Model.Named.class,
      defaultValue = "lenet",
      description = "What to train: lenet or mlp. Default: ${DEFAULT-VALUE}.")
  private Model model = Model.LENET;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often to go through the images. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--full-speed",
      description = "As fast as it goes, instead of 40 steps/s, at which it can be watched.")
  private boolean fullSpeed;

  Model model() {
    return model;
  }

  /** Refuses what the engine would refuse, before anything is started. */
  void check() {
    if (epochs < 1) {
      throw LaunchException.refused("Malformed --epochs: got " + epochs + ", want 1 or more");
    }
  }

  /** For a person: what is trained, how long, how fast. */
  @Override
  public String toString() {
    String pace = fullSpeed ? "at full speed" : "at 40 steps/s (--full-speed lifts that)";
    return model + " for " + epochs + (epochs == 1 ? " epoch " : " epochs ") + pace;
  }

  /** The arguments of the engine's main class. */
  List<String> arguments(Path out) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--model", model.toString(), "--epochs", Integer.toString(epochs)));
    arguments.addAll(List.of("--out", out.toString()));
    if (fullSpeed) {
      arguments.add("--full-speed");
    }
    return arguments;
  }
}
