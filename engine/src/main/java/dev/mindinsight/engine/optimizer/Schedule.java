package dev.mindinsight.engine.optimizer;

/** The learning rate as a function of the step. */
public interface Schedule {
  /**
   * The rate of a step.
   *
   * @param step counted from 1
   */
  double rate(long step);
}
