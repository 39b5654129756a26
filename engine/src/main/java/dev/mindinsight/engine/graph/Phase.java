package dev.mindinsight.engine.graph;

/** The part of a training step that a node belongs to, in the order in which the parts run. */
public enum Phase {
  /** Computes predictions, loss and metrics. */
  FORWARD,
  /** Computes gradients, and what is derived from them alone. */
  BACKWARD,
  /** Updates variables. */
  OPTIMIZER
}
