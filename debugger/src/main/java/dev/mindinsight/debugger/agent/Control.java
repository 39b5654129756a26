package dev.mindinsight.debugger.agent;

/** What is wanted of the job, and whether it stands. Not thread-safe: its owner has a lock. */
final class Control {
  private enum Until {
    FOREVER,
    NEXT,
    NODES,
    STEP
  }

  private boolean asked;
  private boolean attached;
  private boolean paused;
  private Until until = Until.FOREVER;
  private long count;

  /** Whether every node is looked at, as was asked for. */
  boolean isAttached() {
    return attached;
  }

  boolean isPaused() {
    return paused;
  }

  void attach() {
    asked = true;
  }

  void detach() {
    asked = false;
    attached = false;
    run(Until.FOREVER, 0);
  }

  /** The next node is not to run, by a person or by a hit. */
  void pause() {
    until = Until.NEXT;
  }

  void goOn() {
    run(Until.FOREVER, 0);
  }

  /** That many nodes are to run; the first is the one that a paused job stands before. */
  void goOnForNodes(long nodes) {
    run(Until.NODES, nodes);
  }

  /** All nodes of earlier steps are to run. */
  void goOnToStep(long step) {
    run(Until.STEP, step);
  }

  private void run(Until until, long count) {
    // The node that it stands before runs without being asked about again.
    boolean runsOne = paused && until == Until.NODES;
    this.until = until;
    this.count = runsOne ? count - 1 : count;
    paused = false;
  }

  /** A node is about to run. Returns whether it must wait, and is to be asked once a node. */
  boolean stopsBefore(long step) {
    if (!asked) {
      return false;
    }
    attached = true;
    paused =
        switch (until) {
          case FOREVER -> false;
          case NEXT -> true;
          case NODES -> count-- <= 0;
          case STEP -> step >= count;
        };
    if (paused) {
      until = Until.NEXT;
    }
    return paused;
  }
}
