package dev.mindinsight.engine.model;

import dev.mindinsight.engine.autodiff.Autodiff;
import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Graph;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.optimizer.Optimizer;
import java.util.List;
import java.util.function.Supplier;

/**
 * The graph of one training step of a classifier, and its values that the outside feeds or reads.
 *
 * @param images fed: [batch, 1, height, width]
 * @param labels fed: [batch]
 * @param learningRate fed: scalar
 * @param logits [batch, classes]
 * @param losses one an example
 * @param correct 1 for each example told right, else 0
 * @param loss mean of the batch
 * @param accuracy share of the batch told right, 0 to 1
 * @param parameters the network's variables
 * @param gradients of the loss by the parameters, in the same order
 * @param gradientNorm Euclidean norm of all gradients taken as one vector
 */
public record TrainingGraph(
    Graph graph,
    Value images,
    Value labels,
    Value learningRate,
    Value logits,
    Value losses,
    Value correct,
    Value loss,
    Value accuracy,
    List<Value> parameters,
    List<Value> gradients,
    Value gradientNorm) {
  /** Keeps copies of the lists. */
  public TrainingGraph {
    parameters = List.copyOf(parameters);
    gradients = List.copyOf(gradients);
  }

  /**
   * Builds forward, backward and optimizer nodes.
   *
   * @param images shape of a batch, [batch, 1, height, width]
   */
  public static TrainingGraph build(
      Network network, Optimizer optimizer, DType dtype, Shape images, int classes) {
    GraphBuilder g = new GraphBuilder();
    Value fed = g.input("images", new TensorType(dtype, images));
    Value labels = g.input("labels", TensorType.of(DType.INT32, images.size(0)));
    Value rate = g.input("learning_rate", new TensorType(dtype, Shape.SCALAR));
    Value logits = inScope(g, "model", () -> network.logits(g, fed, classes));
    Value losses = inScope(g, "loss", () -> g.softmaxCrossEntropy(logits, labels));
    Value loss = inScope(g, "loss", () -> g.mean(losses));
    Value correct = inScope(g, "metrics", () -> g.correct(logits, labels));
    Value accuracy = inScope(g, "metrics", () -> g.mean(correct));
    List<Value> parameters = variables(g);
    List<Value> gradients = Autodiff.gradients(g, loss, parameters);
    Value norm =
        g.inPhase(
            Phase.BACKWARD, () -> inScope(g, "metrics/gradient_norm", () -> norm(g, gradients)));
    optimizer.apply(g, parameters, gradients, rate);
    return new TrainingGraph(
        g.build(),
        fed,
        labels,
        rate,
        logits,
        losses,
        correct,
        loss,
        accuracy,
        parameters,
        gradients,
        norm);
  }

  private static <T> T inScope(GraphBuilder g, String name, Supplier<T> body) {
    try (var _ = g.scope(name)) {
      return body.get();
    }
  }

  private static List<Value> variables(GraphBuilder g) {
    return g.nodes().stream()
        .filter(node -> node.op() instanceof Op.Variable)
        .map(Node::output)
        .toList();
  }

  private static Value norm(GraphBuilder g, List<Value> gradients) {
    return g.sqrt(
        gradients.stream()
            .map(gradient -> g.sum(g.mul(gradient, gradient)))
            .reduce(g::add)
            .orElseThrow());
  }
}
