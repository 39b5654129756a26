package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Kernels;
import dev.mindinsight.engine.kernel.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nodes of a graph compiled to flat arrays: for each its kernel and the kernel's arguments. Running
 * it allocates nothing.
 *
 * <p>There are two loops. The plain one calls kernels and nothing else, so that a step costs the
 * same whether or not there is such a thing as a debugger. The instrumented one calls the observers
 * before and after each node. Which one runs is decided once, when a step begins; both give the
 * same bits.
 */
public final class Plan implements AutoCloseable {
  private final Device device;
  private final List<Node> nodes;
  private final Kernel[] kernels;
  private final String[] providers;
  private final Tensor[][] inputs;
  private final Tensor[][] outputs;

  /** What observers are given of each node. */
  private final List<List<Tensor>> read = new ArrayList<>();

  private final List<List<Tensor>> written = new ArrayList<>();

  private Plan(Device device, List<Node> nodes) {
    this.device = device;
    this.nodes = nodes;
    kernels = new Kernel[nodes.size()];
    providers = new String[nodes.size()];
    inputs = new Tensor[nodes.size()][];
    outputs = new Tensor[nodes.size()][];
  }

  /**
   * Prepares the kernels.
   *
   * @param nodes in running order, closed under inputs: all of a graph or {@link
   *     dev.mindinsight.engine.graph.Graph#ancestors}
   * @param memory of the same graph
   * @throws UnsupportedOperationException if the device has no kernel for a node
   */
  public static Plan compile(List<Node> nodes, Memory memory, Device device) {
    List<Node> steps = nodes.stream().filter(node -> !node.op().isSource()).toList();
    Plan plan = new Plan(device, steps);
    for (int i = 0; i < steps.size(); i++) {
      Node node = steps.get(i);
      Kernels.Prepared prepared =
          device.kernels().prepare(node.op(), types(node.inputs()), types(node.outputs()));
      plan.kernels[i] = prepared.kernel();
      plan.providers[i] = prepared.provider();
      plan.inputs[i] = memory.tensors(node.inputs()).toArray(Tensor[]::new);
      plan.outputs[i] = memory.tensors(node.outputs()).toArray(Tensor[]::new);
      plan.read.add(List.of(plan.inputs[i]));
      plan.written.add(List.of(plan.outputs[i]));
      plan.kernels[i].bind(plan.inputs[i], plan.outputs[i]);
    }
    return plan;
  }

  private static List<TensorType> types(List<Value> values) {
    return values.stream().map(Value::type).toList();
  }

  /** Which family's kernel runs each node, by the node's name, in running order. */
  public Map<String, String> providers() {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < providers.length; i++) {
      named.put(nodes.get(i).name(), providers[i]);
    }
    return named;
  }

  /** How many nodes run on whose kernels. */
  public KernelUse kernelUse() {
    Map<String, Long> counts = new LinkedHashMap<>();
    Stream.of(providers)
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return new KernelUse(counts, device.missingKernels());
  }

  /**
   * Runs every node once, in order.
   *
   * @throws IllegalStateException on another thread than the device's
   */
  public void run() {
    device.requireOwnThread();
    List<NodeObserver> observers = device.observers();
    if (observers.isEmpty()) {
      runPlain();
    } else {
      runInstrumented(observers);
    }
  }

  private void runPlain() {
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].run(inputs[i], outputs[i]);
    }
  }

  /**
   * Observers are nested: the last to be called before a node is the first after it. Allocates
   * nothing, so that what a recorder measures is not the collector's work.
   */
  private void runInstrumented(List<NodeObserver> observers) {
    for (int i = 0; i < kernels.length; i++) {
      for (int o = 0; o < observers.size(); o++) {
        observers.get(o).before(nodes.get(i), read.get(i));
      }
      kernels[i].run(inputs[i], outputs[i]);
      for (int o = observers.size() - 1; o >= 0; o--) {
        observers.get(o).after(nodes.get(i), read.get(i), written.get(i));
      }
    }
  }

  /** Frees the kernels; not during a run, and before the memory. */
  @Override
  public void close() {
    for (Kernel kernel : kernels) {
      kernel.close();
    }
  }
}
