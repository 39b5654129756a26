package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.Operation;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What listeners may look at while a run stands still: within their methods, on the thread that
 * calls them.
 */
public interface RunView {
  /** The training graph, in running order. */
  List<NodeFacts> nodes();

  /** How the training batches come about. */
  Operation pipeline();

  /** The network's variables, in the order of the graph. */
  List<Parameter> parameters();

  /** What is only ever measured on. */
  Dataset testData();

  /**
   * Asks the network about examples spread evenly over the test data, the same ones every time.
   *
   * @return as many as a batch takes, or all
   */
  List<Prediction> predictions();

  /**
   * From the next step on, has a watcher called around every node of training steps; evaluations go
   * unwatched. It gives the same results. Unlike the others, from any thread.
   *
   * @param watcher takes the place of the one before; null for none
   */
  void watch(@Nullable StepWatcher watcher);

  /**
   * Says how often a step is recorded; see {@link Trainer#recordEvery}. From any thread, as is the
   * next.
   *
   * @param steps every step whose number is a multiple of this; 0 for none
   */
  void recordEvery(int steps);

  /** How often a step is recorded, as was last said. */
  int recordsEverySteps();

  /**
   * What lies in a node's output: of this step if the node has run in it. For watchers, within
   * their methods.
   *
   * @param node its place in {@link #nodes}
   * @param output which, from 0
   * @return the elements in native order; not to be written
   */
  MemorySegment value(int node, int output);
}
