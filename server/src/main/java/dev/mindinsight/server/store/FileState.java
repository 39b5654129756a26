package dev.mindinsight.server.store;

/** Whether a file of a run is still what was read. */
public enum FileState {
  /** It is. */
  PRESENT,
  /** It is gone; its points stay. */
  DELETED,
  /** Another file took its name: its points are superseded and kept. */
  REPLACED
}
