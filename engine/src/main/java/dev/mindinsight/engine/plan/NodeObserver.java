package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.kernel.Tensor;
import java.util.List;

/**
 * Called around every node of a step by the instrumented loop: the place of a debugger's agent and
 * of a profiler's recorder. Several may be attached to a {@link Device}, one within another. Both
 * methods run on the device thread, which waits for them; blocking there pauses the step with all
 * its values in place.
 */
public interface NodeObserver {
  /**
   * The node is about to run.
   *
   * @param inputs its inputs, which hold their values of this step; not to be written
   */
  void before(Node node, List<Tensor> inputs);

  /**
   * The node has run.
   *
   * @param inputs as before the node ran, except the target of an assignment
   * @param outputs not to be written
   */
  void after(Node node, List<Tensor> inputs, List<Tensor> outputs);
}
