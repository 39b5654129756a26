package dev.mindinsight.engine.graph;

/** How a variable gets its first value. */
public sealed interface Initializer {
  /** All elements are 0. */
  record Zeros() implements Initializer {}

  /**
   * Uniform in ±sqrt(6 / fanIn), which keeps the variance of activations through ReLU layers (He et
   * al., "Delving Deep into Rectifiers", 2015).
   *
   * @param fanIn number of inputs that each output sums over
   */
  record HeUniform(int fanIn) implements Initializer {}
}
