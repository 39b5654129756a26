package dev.mindinsight.e2e.stage;

import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernels;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.model.TrainingGraph;
import dev.mindinsight.engine.plan.Device;
import dev.mindinsight.engine.plan.Memory;
import dev.mindinsight.engine.plan.Plan;
import java.util.List;

/**
 * A training step of the demo's network on the engine's plain Java kernels, which are the oracle of
 * all others, from what a paused job tells over HTTP of that step's beginning.
 */
public final class ReferenceStep {

  private static final Preset MODEL = Preset.LENET;
  private static final TrainingGraph GRAPH =
      TrainingGraph.build(
          MODEL.network(),
          MODEL.optimizer(),
          DType.FLOAT32,
          Shape.of(MODEL.batchSize(), 1, 28, 28),
          Dataset.CLASSES);

  private ReferenceStep() {}

  /** The nodes of a step in their order, without those whose values are there before. */
  public static List<Node> nodes() {
    return GRAPH.graph().nodes().stream().filter(node -> !node.op().isSource()).toList();
  }

  /** The node that computes the gradient of a convolution's filter. */
  public static Node filterGradient(String scope) {
    return nodes().stream()
        .filter(node -> node.op() instanceof Op.Conv2dFilterGrad && node.name().contains(scope))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a node has to give.
   *
   * @param jobs of the server that is asked
   * @param id of a job that is paused before any variable got a new value
   */
  public static double[] output(LiveJobs jobs, String id, Node wanted) {
    try (var device = Device.with(Kernels.installed("cpu").only("reference"));
        var memory = new Memory(GRAPH.graph(), 1);
        var plan = Plan.compile(GRAPH.graph().nodes(), memory, device)) {
      for (var node : GRAPH.graph().nodes()) {
        if (node.op() instanceof Op.Variable || node.op() instanceof Op.Input) {
          feed(memory.tensor(node.output()), told(jobs, id, node));
        }
      }
      return device.call(() -> {
        plan.run();
        return elements(memory.tensor(wanted.output()));
      });
    }
  }

  private static double[] told(LiveJobs jobs, String id, Node source) {
    var slot = source.op() instanceof Op.Variable ? "parameter" : "output:0";
    return jobs.elements(id, source.name(), jobs.tensor(id, source.name(), slot));
  }

  private static void feed(Tensor tensor, double[] elements) {
    if (elements.length != tensor.size()) {
      throw new AssertionError(elements.length + " elements for " + tensor.type());
    }
    for (int i = 0; i < elements.length; i++) {
      if (tensor.type().dtype() == DType.INT32) {
        tensor.setInt(i, (int) elements[i]);
      } else {
        tensor.set(i, elements[i]);
      }
    }
  }

  private static double[] elements(Tensor tensor) {
    var elements = new double[tensor.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = tensor.get(i);
    }
    return elements;
  }
}
