package dev.mindinsight.engine.train;

/**
 * Watches a run. All methods are called on the thread that called {@link Trainer#train}, which
 * waits for them: their time is not compute time.
 */
public interface TrainingListener {
  /**
   * The first step is about to be prepared.
   *
   * @param run to be looked at until the run ends
   */
  default void runBegins(RunView run) {}

  /**
   * A step is about to begin.
   *
   * @param step counted from 1 over all epochs
   */
  default void stepBegins(long step) {}

  /** A step that was recorded has ended; {@link #stepEnded} follows. */
  default void stepRecorded(StepRecord record) {}

  /** A step has ended. */
  default void stepEnded(StepMetrics metrics) {}

  /** An epoch and its evaluation have ended. */
  default void epochEnded(EpochMetrics metrics) {}
}
