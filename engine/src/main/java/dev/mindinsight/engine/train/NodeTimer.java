package dev.mindinsight.engine.train;

import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.plan.NodeObserver;
import java.util.List;

/** Measures how long each node of a step takes. Used on the device thread. */
final class NodeTimer implements NodeObserver {
  private final long[] nanos;
  private long startNanos;

  NodeTimer(int nodes) {
    nanos = new long[nodes];
  }

  @Override
  public void before(Node node, List<Tensor> inputs) {
    startNanos = System.nanoTime();
  }

  @Override
  public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
    nanos[node.id()] = System.nanoTime() - startNanos;
  }

  /** By the node's id; 0 for nodes that do not run. */
  long[] nanos() {
    return nanos.clone();
  }
}
