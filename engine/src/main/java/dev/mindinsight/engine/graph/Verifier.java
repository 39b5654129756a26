package dev.mindinsight.engine.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The grammar of legal graphs, executable. Run over every {@link Graph} as it is made:
 *
 * <ul>
 *   <li>ids are positions, names are unique;
 *   <li>a node reads only values of earlier nodes, and no value of a later phase;
 *   <li>outputs have the types that {@link TypeInference} gives;
 *   <li>{@code gradOf} is a forward node and stands only on backward nodes;
 *   <li>a variable is assigned at most once, in the optimizer phase, and not read thereafter.
 * </ul>
 */
final class Verifier {
  private final Set<String> names = new HashSet<>();
  private final Map<Value, Node> assigned = new HashMap<>();
  private final Set<Value> known = new HashSet<>();

  private Verifier() {}

  /**
   * Checks a program.
   *
   * @throws IllegalStateException naming the first node that is not legal, and why
   */
  static void verify(List<Node> nodes, int valueCount) {
    Verifier verifier = new Verifier();
    for (int position = 0; position < nodes.size(); position++) {
      verifier.check(nodes.get(position), position);
    }
    if (verifier.known.size() != valueCount) {
      throw new IllegalStateException(
          "Malformed graph: got %d values, want %d".formatted(verifier.known.size(), valueCount));
    }
  }

  private void check(Node node, int position) {
    require(node.id() == position, node, "its id is not its position " + position);
    require(names.add(node.name()), node, "its name is taken");
    node.inputs().forEach(input -> checkInput(node, input));
    checkTypes(node);
    checkGradOf(node);
    checkAssign(node);
    for (Value output : node.outputs()) {
      require(
          output.producer() == node && output.id() == known.size(),
          node,
          "its output is numbered wrong");
      known.add(output);
    }
  }

  private void checkInput(Node node, Value input) {
    require(known.contains(input), node, "it reads " + input + ", which no earlier node makes");
    require(
        input.producer().phase().compareTo(node.phase()) <= 0,
        node,
        "its phase %s comes before that of %s".formatted(node.phase(), input));
    Node writer = assigned.get(input);
    require(writer == null, node, "it reads " + input + " after its assignment");
  }

  private static void checkTypes(Node node) {
    List<TensorType> want = TypeInference.infer(node.name(), node.op(), node.inputs());
    List<TensorType> got = node.outputs().stream().map(Value::type).toList();
    require(got.equals(want), node, "its types are %s, want %s".formatted(got, want));
  }

  private static void checkGradOf(Node node) {
    node.gradOf()
        .ifPresent(forward -> {
          require(
              node.phase() == Phase.BACKWARD, node, "a gradient stands outside the backward phase");
          require(forward.id() < node.id(), node, "it is the gradient of a later node");
        });
  }

  private void checkAssign(Node node) {
    if (node.op() instanceof Op.Assign) {
      require(node.phase() == Phase.OPTIMIZER, node, "it assigns outside the optimizer phase");
      assigned.put(node.input(0), node);
    }
  }

  private static void require(boolean holds, Node node, String reason) {
    if (!holds) {
      throw new IllegalStateException("Malformed graph at " + node + ": " + reason);
    }
  }
}
