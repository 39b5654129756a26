package dev.mindinsight.engine.autodiff;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reverse-mode differentiation (Griewank and Walther, "Evaluating Derivatives", chapter 3).
 *
 * <p>Nodes stand in running order, so walking them backwards meets every consumer of a value before
 * its producer: when a node is reached, all contributions to the gradients of its outputs are
 * there. Several contributions are added in the order in which they were met. Only what lies on a
 * path from a wanted value to the loss is differentiated, so a graph never holds a gradient that
 * nobody asked for. What comes out are ordinary nodes: they can be timed, watched, paused at and
 * differentiated again.
 */
public final class Autodiff {
  private final GraphBuilder builder;
  private final Set<Value> wanted = new HashSet<>();
  private final Map<Value, Value> gradients = new HashMap<>();

  private Autodiff(GraphBuilder builder) {
    this.builder = builder;
  }

  /**
   * Appends backward nodes for d loss / d value.
   *
   * @param loss a scalar
   * @param values what to differentiate by
   * @return the gradients in the order of {@code values}, each of its value's type
   * @throws IllegalArgumentException if the loss is no scalar, does not depend on one of the
   *     values, or depends on it through an op without a gradient
   */
  public static List<Value> gradients(GraphBuilder builder, Value loss, List<Value> values) {
    if (!loss.shape().equals(Shape.SCALAR)) {
      throw new IllegalArgumentException("Unsupported loss: got " + loss + ", want a scalar");
    }
    return new Autodiff(builder).run(loss, values);
  }

  private List<Value> run(Value loss, List<Value> values) {
    List<Node> forward = List.copyOf(builder.nodes());
    markDescendants(forward, values);
    Value seed = builder.asGradientOf(loss.producer(), () -> builder.constant(loss.type(), 1));
    gradients.put(loss, seed);
    for (Node node : forward.reversed()) {
      differentiate(node);
    }
    return values.stream().map(value -> found(loss, value)).toList();
  }

  private void markDescendants(List<Node> forward, List<Value> values) {
    wanted.addAll(values);
    for (Node node : forward) {
      if (node.inputs().stream().anyMatch(wanted::contains)) {
        wanted.addAll(node.outputs());
      }
    }
  }

  private void differentiate(Node node) {
    // Ops with several outputs are updates, whose rules refuse whatever reaches them.
    Optional<Value> dy =
        node.outputs().stream()
            .flatMap(output -> Stream.ofNullable(gradients.get(output)))
            .findFirst();
    if (dy.isEmpty() || node.inputs().stream().noneMatch(wanted::contains)) {
      return;
    }
    List<GradientRules.Partial> partials = GradientRules.partials(builder, node, dy.get());
    builder.asGradientOf(
        node,
        () -> {
          for (int i = 0; i < partials.size(); i++) {
            if (wanted.contains(node.input(i))) {
              contribute(node.input(i), partials.get(i).build());
            }
          }
          return Phase.BACKWARD;
        });
  }

  private void contribute(Value input, Value gradient) {
    gradients.merge(input, gradient, builder::add);
  }

  private Value found(Value loss, Value value) {
    Value gradient = gradients.get(value);
    if (gradient == null) {
      throw new IllegalArgumentException("Conflict: " + loss + " does not depend on " + value);
    }
    return gradient;
  }
}
