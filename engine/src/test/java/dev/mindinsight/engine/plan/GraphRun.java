package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.graph.Graph;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.kernel.Kernels;
import dev.mindinsight.engine.kernel.Tensor;
import java.util.List;

/** Runs a graph in a test: feeds arrays, runs all nodes, reads arrays. */
public final class GraphRun implements AutoCloseable {
  private final Device device;
  private final Memory memory;
  private final Plan plan;

  /** On all kernels that are installed. */
  public GraphRun(Graph graph) {
    this(graph, Device.cpu());
  }

  /** On the kernels of one family alone; fails if it lacks one. */
  public GraphRun(Graph graph, String family) {
    this(graph, Device.with(Kernels.installed("cpu").only(family)));
  }

  private GraphRun(Graph graph, Device device) {
    this.device = device;
    memory = new Memory(graph, 1);
    plan = Plan.compile(graph.nodes(), memory, device);
  }

  public GraphRun feed(Value value, double... elements) {
    Tensor tensor = memory.tensor(value);
    if (elements.length != tensor.size()) {
      throw new IllegalArgumentException(elements.length + " elements for " + value);
    }
    for (int i = 0; i < elements.length; i++) {
      tensor.set(i, elements[i]);
    }
    return this;
  }

  public GraphRun feedLabels(Value value, List<Integer> labels) {
    for (int i = 0; i < labels.size(); i++) {
      memory.tensor(value).setInt(i, labels.get(i));
    }
    return this;
  }

  public GraphRun run() {
    device.call(() -> {
      plan.run();
      return plan;
    });
    return this;
  }

  public double[] read(Value value) {
    Tensor tensor = memory.tensor(value);
    double[] elements = new double[tensor.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = tensor.get(i);
    }
    return elements;
  }

  @Override
  public void close() {
    device.close();
    plan.close();
    memory.close();
  }
}
