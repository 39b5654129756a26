package dev.mindinsight.debugger.agent;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent must know of a job. */
public interface DebuggedJob {
  /** All nodes of a step, in running order; the same list for the whole run. Asked once. */
  List<JobNode> nodes();

  /**
   * The elements of a value, little-endian and row-major, as they lie there now. Asked on the
   * thread that is within {@link DebugAgent#before} or {@link DebugAgent#after}, of values that
   * this step has made or found; never written, and not kept.
   *
   * @param node place of the node that makes it
   * @param output which of its outputs, from 0
   */
  MemorySegment elements(int node, int output);

  /**
   * Whether {@link DebugAgent#before} and {@link DebugAgent#after} are to be called, from the next
   * step on or sooner. Called from any thread; returns at once and calls nothing of the agent.
   */
  void observe(boolean on);

  /**
   * Says how often a step is recorded. Asked only of a job that has a recorder, as above.
   *
   * @param everySteps every step whose number is a multiple of this; 0 for none
   */
  default void record(int everySteps) {
    throw new UnsupportedOperationException("no recorder");
  }

  /** How often a step is recorded; null where there is no recorder. As above. */
  default @Nullable Integer recordsEverySteps() {
    return null;
  }

  /** Asks the training to end, as an interruption would. As above. */
  void terminate();
}
