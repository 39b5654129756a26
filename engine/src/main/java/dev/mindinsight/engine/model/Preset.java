package dev.mindinsight.engine.model;

import dev.mindinsight.engine.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A network with the settings under which it learns well. */
public enum Preset {
  /** LeNet-5: about 61,700 weights. */
  LENET(2e-3),
  /** A perceptron with hidden layers of 256 and 128: about 235,000 weights. */
  MLP(1e-3);

  private final double learningRate;

  Preset(double learningRate) {
    this.learningRate = learningRate;
  }

  /** The preset of a name as {@link #label} gives it. */
  public static Optional<Preset> named(String label) {
    return Arrays.stream(values()).filter(preset -> preset.label().equals(label)).findFirst();
  }

  /** The labels of all presets. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Preset::label).toList();
  }

  /** The name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The layers. */
  public Network network() {
    return switch (this) {
      case LENET -> new LeNet();
      case MLP -> new Mlp();
    };
  }

  /** Examples a step. */
  public int batchSize() {
    return 32;
  }

  /** Rate of the first step; it falls to 0 along a cosine. */
  public double learningRate() {
    return learningRate;
  }

  /** How the weights move. */
  public Optimizer optimizer() {
    return new Optimizer.Adam();
  }

  /** Pixels by which training images are moved at most. */
  public int maxShift() {
    return 2;
  }
}
