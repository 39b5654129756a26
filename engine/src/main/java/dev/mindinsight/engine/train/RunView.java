package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.Operation;
import java.util.List;

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

  /** Makes the next step tell how long each node takes. It gives the same results. */
  void timeNextStep();

  /**
   * How long the nodes took in the last step that was timed, in nanoseconds, in the order of {@link
   * #nodes}; 0 for those that do not run, and for all before the first such step.
   */
  long[] nodeNanos();
}
