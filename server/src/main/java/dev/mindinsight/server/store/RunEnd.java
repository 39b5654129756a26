package dev.mindinsight.server.store;

/** What a run's newest records say about its end. */
public enum RunEnd {
  /** Nothing: it may be running, or it was killed. */
  NONE,
  /** A run mark FINISHED, a session log STOP, or an hparams session end SUCCESS. */
  FINISHED,
  /** A run mark FAILED, or an hparams session end FAILURE. */
  FAILED
}
