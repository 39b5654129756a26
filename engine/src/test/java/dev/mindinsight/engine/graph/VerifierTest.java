package dev.mindinsight.engine.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Graphs that no builder makes, put together by hand. */
class VerifierTest {
  private static final TensorType PAIR = TensorType.of(DType.FLOAT32, 2);

  private static Node node(
      int id, String name, Op op, Phase phase, List<Value> in, TensorType... out) {
    return node(id, new Node.Label(name, phase, List.of(), null), op, in, out);
  }

  private static Node node(int id, Node.Label label, Op op, List<Value> in, TensorType... out) {
    return new Node(id, label, op, in, id, List.of(out));
  }

  private static void refused(String reason, Node... nodes) {
    Node last = nodes[nodes.length - 1];
    assertThatThrownBy(() -> new Graph(List.of(nodes), nodes.length))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Malformed graph at " + last + ": " + reason);
  }

  private final Node x = node(0, "x", new Op.Input(PAIR), Phase.FORWARD, List.of(), PAIR);
  private final Node v =
      node(0, "v", new Op.Variable(PAIR, new Initializer.Zeros()), Phase.FORWARD, List.of(), PAIR);

  @Test
  void idsArePositions() {
    Node y = node(2, "y", new Op.Neg(), Phase.FORWARD, List.of(x.output()), PAIR);
    refused("its id is not its position 1", x, y);
  }

  @Test
  void namesAreUnique() {
    Node y = node(1, "x", new Op.Neg(), Phase.FORWARD, List.of(x.output()), PAIR);
    refused("its name is taken", x, y);
  }

  @Test
  void valuesAreReadAfterTheyAreMade() {
    Node later = node(1, "later", new Op.Input(PAIR), Phase.FORWARD, List.of(), PAIR);
    Node y = node(0, "y", new Op.Neg(), Phase.FORWARD, List.of(later.output()), PAIR);
    refused("it reads later FLOAT32[2], which no earlier node makes", y);
  }

  @Test
  void forwardNodesReadNoGradients() {
    Node g = node(1, "g", new Op.Neg(), Phase.BACKWARD, List.of(x.output()), PAIR);
    Node y = node(2, "y", new Op.Neg(), Phase.FORWARD, List.of(g.output()), PAIR);
    refused("its phase FORWARD comes before that of g FLOAT32[2]", x, g, y);
  }

  @Test
  void typesAreThoseOfTheOp() {
    TensorType other = TensorType.of(DType.FLOAT32, 3);
    Node y = node(1, "y", new Op.Neg(), Phase.FORWARD, List.of(x.output()), other);
    refused("its types are [FLOAT32[3]], want [FLOAT32[2]]", x, y);
  }

  @Test
  void gradientsStandInTheBackwardPhase() {
    Node y = node(1, label("y", Phase.OPTIMIZER, x), new Op.Neg(), List.of(x.output()), PAIR);
    refused("a gradient stands outside the backward phase", x, y);
  }

  private static Node.Label label(String name, Phase phase, @Nullable Node gradOf) {
    return new Node.Label(name, phase, List.of(), gradOf);
  }

  @Test
  void aGradientComesAfterItsForwardNode() {
    Node future = node(5, "future", new Op.Input(PAIR), Phase.FORWARD, List.of(), PAIR);
    Node y = node(1, label("y", Phase.BACKWARD, future), new Op.Neg(), List.of(x.output()), PAIR);
    refused("it is the gradient of a later node", x, y);
  }

  @Test
  void variablesAreAssignedByTheOptimizer() {
    Node y = node(1, "y", new Op.Neg(), Phase.FORWARD, List.of(v.output()), PAIR);
    Node set = node(2, "set", new Op.Assign(), Phase.BACKWARD, List.of(v.output(), y.output()));
    refused("it assigns outside the optimizer phase", v, y, set);
  }

  @Test
  void noOneReadsAVariableOnceItIsAssigned() {
    Node y = node(1, "y", new Op.Neg(), Phase.FORWARD, List.of(v.output()), PAIR);
    Node set = node(2, "set", new Op.Assign(), Phase.OPTIMIZER, List.of(v.output(), y.output()));
    Node z =
        new Node(
            3,
            label("z", Phase.OPTIMIZER, null),
            new Op.Neg(),
            List.of(v.output()),
            2,
            List.of(PAIR));
    assertThatThrownBy(() -> new Graph(List.of(v, y, set, z), 3))
        .hasMessage("Malformed graph at " + z + ": it reads v FLOAT32[2] after its assignment");
  }

  @Test
  void valuesAreNumberedWithoutGaps() {
    Node y =
        new Node(
            1,
            label("y", Phase.FORWARD, null),
            new Op.Neg(),
            List.of(x.output()),
            7,
            List.of(PAIR));
    refused("its output is numbered wrong", x, y);
    assertThatThrownBy(() -> new Graph(List.of(x), 2))
        .hasMessage("Malformed graph: got 1 values, want 2");
  }
}
