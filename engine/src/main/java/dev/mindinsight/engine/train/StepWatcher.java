package dev.mindinsight.engine.train;

/**
 * Stands beside the nodes of training steps. {@link #before} and {@link #after} are called on the
 * device thread, which waits for them; their time is not compute time.
 */
public interface StepWatcher {
  /**
   * A node is about to run.
   *
   * @param node its place in {@link RunView#nodes}
   */
  void before(int node);

  /**
   * A node has run.
   *
   * @param node its place in {@link RunView#nodes}
   */
  void after(int node);

  /** The run is to end: neither of them may wait any more. From any thread. */
  void letGo();
}
