package dev.mindinsight.debugger.agent;

import java.lang.foreign.MemorySegment;
import java.util.List;

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

  /** Asks the training to end, as an interruption would. As above. */
  void terminate();
}
