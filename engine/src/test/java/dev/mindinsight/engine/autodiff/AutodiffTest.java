package dev.mindinsight.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.plan.GraphRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutodiffTest {
  private static final TensorType SCALAR = new TensorType(DType.FLOAT64, Shape.SCALAR);

  private final GraphBuilder g = new GraphBuilder();
  private final Value x = g.input("x", SCALAR);

  @Test
  void gradientsOfSeveralConsumersAddUp() {
    Value loss = g.add(g.mul(x, x), g.add(g.exp(x), x));
    Value gradient = Autodiff.gradients(g, loss, List.of(x)).getFirst();
    try (GraphRun run = new GraphRun(g.build())) {
      assertThat(run.feed(x, 0.3).run().read(gradient)[0])
          .isCloseTo(2 * 0.3 + Math.exp(0.3) + 1, within(1e-15));
    }
  }

  @Test
  void gradientsCanBeDifferentiatedAgain() {
    Value cube = g.mul(x, g.mul(x, x));
    Value first = Autodiff.gradients(g, cube, List.of(x)).getFirst();
    Value second = Autodiff.gradients(g, first, List.of(x)).getFirst();
    try (GraphRun run = new GraphRun(g.build())) {
      run.feed(x, 0.7).run();
      assertThat(run.read(first)[0]).isCloseTo(3 * 0.49, within(1e-15));
      assertThat(run.read(second)[0]).isCloseTo(6 * 0.7, within(1e-15));
    }
  }

  @Test
  void backwardNodesKnowTheirForwardNodeItsScopeAndItsLine() {
    Value y;
    try (var _ = g.scope("model/act")) {
      y = g.exp(x);
    }
    Node gradient = Autodiff.gradients(g, y, List.of(x)).getFirst().producer();
    assertThat(gradient.phase()).isEqualTo(Phase.BACKWARD);
    assertThat(gradient.gradOf()).contains(y.producer());
    assertThat(gradient.name()).isEqualTo("gradients/model/act/mul");
    assertThat(gradient.source()).isEqualTo(y.producer().source());
    assertThat(gradient.source().getFirst().toString()).startsWith("AutodiffTest.java:");
  }

  @Test
  void whatNobodyAsksForIsNotDifferentiated() {
    Value image = g.input("image", TensorType.of(DType.FLOAT64, 1, 1, 4, 4));
    Value filter = g.input("filter", TensorType.of(DType.FLOAT64, 1, 1, 3, 3));
    Autodiff.gradients(g, g.sum(g.conv2d(image, filter, 1, 0)), List.of(filter));
    assertThat(g.nodes().stream().map(Node::op))
        .hasAtLeastOneElementOfType(Op.Conv2dFilterGrad.class)
        .doesNotHaveAnyElementsOfTypes(Op.Conv2dInputGrad.class);
  }

  @Test
  void aLossThatIsNoScalarIsRefused() {
    Value vector = g.input("v", TensorType.of(DType.FLOAT64, 3));
    assertThatThrownBy(() -> Autodiff.gradients(g, vector, List.of(vector)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unsupported loss: got v FLOAT64[3], want a scalar");
  }

  @Test
  void aValueThatTheLossDoesNotDependOnIsRefused() {
    Value other = g.input("other", SCALAR);
    Value loss = g.exp(x);
    assertThatThrownBy(() -> Autodiff.gradients(g, loss, List.of(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Conflict: exp FLOAT64[] does not depend on other FLOAT64[]");
  }
}
