package dev.mindinsight.engine.train;

import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.plan.NodeObserver;
import java.util.List;

/** Calls a watcher around every node and adds up how long it takes. */
final class WatchedNodes implements NodeObserver {
  private final StepWatcher watcher;

  /** Used on the device thread, and by who waits for it. */
  private long nanos;

  WatchedNodes(StepWatcher watcher) {
    this.watcher = watcher;
  }

  StepWatcher watcher() {
    return watcher;
  }

  /** That its calls have taken so far. */
  long nanos() {
    return nanos;
  }

  @Override
  public void before(Node node, List<Tensor> inputs) {
    long start = System.nanoTime();
    watcher.before(node.id());
    nanos += System.nanoTime() - start;
  }

  @Override
  public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
    long start = System.nanoTime();
    watcher.after(node.id());
    nanos += System.nanoTime() - start;
  }
}
