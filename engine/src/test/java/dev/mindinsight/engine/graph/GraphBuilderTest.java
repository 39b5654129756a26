package dev.mindinsight.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private static final TensorType PAIR = TensorType.of(DType.FLOAT32, 2);

  private final GraphBuilder g = new GraphBuilder();

  @Test
  void scopesNestAndNamesAreUnique() {
    Value x = g.input("x", PAIR);
    try (var _ = g.scope("outer")) {
      assertThat(g.relu(x).name()).isEqualTo("outer/relu");
      try (var _ = g.scope("inner")) {
        assertThat(g.relu(x).name()).isEqualTo("outer/inner/relu");
      }
      assertThat(g.relu(x).name()).isEqualTo("outer/relu_1");
    }
    Node last = g.relu(x).producer();
    assertThat(last.name()).isEqualTo("relu");
    assertThat(last.scope()).isEmpty();
  }

  @Test
  void aNameThatLooksCountedIsStillUnique() {
    g.input("relu_1", PAIR);
    Value x = g.input("relu", PAIR);
    assertThat(g.relu(x).name()).isEqualTo("relu_1_1");
    assertThat(g.build().nodes()).hasSize(3);
  }

  @Test
  void aNodeKnowsTheLinesThatMadeIt() {
    Value x = g.input("x", PAIR);
    StackTraceElement here = new Throwable().getStackTrace()[0];
    Node node = meanOf(x).producer();
    SourceLine outer = node.source().get(1);
    assertThat(outer.file()).isEqualTo("dev/mindinsight/engine/graph/GraphBuilderTest.java");
    assertThat(outer.line()).isEqualTo(here.getLineNumber() + 1);
    assertThat(outer).hasToString("GraphBuilderTest.java:" + outer.line());
    assertThat(node.source().getFirst().line()).isGreaterThan(outer.line());
  }

  private Value meanOf(Value x) {
    return g.mean(x);
  }

  @Test
  void phasesEndWithTheirBody() {
    Value x = g.input("x", PAIR);
    Value inner = g.inPhase(Phase.OPTIMIZER, () -> g.neg(x));
    assertThat(inner.producer().phase()).isEqualTo(Phase.OPTIMIZER);
    assertThat(g.neg(x).producer().phase()).isEqualTo(Phase.FORWARD);
  }

  @Test
  void outputsAfterTheFirstAreNumbered() {
    Value p = g.variable("p", PAIR, new Initializer.Zeros());
    Value m = g.variable("m", PAIR, new Initializer.Zeros());
    Value rate = g.input("rate", new TensorType(DType.FLOAT32, Shape.SCALAR));
    List<Value> next = g.append(new Op.MomentumUpdate(0.9), p, m, p, rate);
    assertThat(next)
        .extracting(Value::name)
        .containsExactly("momentum_update", "momentum_update:1");
    assertThat(next.get(1)).hasToString("momentum_update:1 FLOAT32[2]");
  }

  @Test
  void ancestorsAreWhatATargetNeeds() {
    Value x = g.input("x", PAIR);
    Value y = g.relu(x);
    g.exp(x);
    Value z = g.neg(y);
    assertThat(g.build().ancestors(List.of(z)))
        .containsExactly(x.producer(), y.producer(), z.producer());
  }

  @Test
  void opsAreLabelledInSnakeCase() {
    assertThat(new Op.Conv2dFilterGrad(new Window(1, 1, 0), Shape.SCALAR).label())
        .isEqualTo("conv2d_filter_grad");
    assertThat(new Op.MaxPool2d(new Window(1, 1, 0)).label()).isEqualTo("max_pool2d");
  }

  @Test
  void impossibleShapesAndWindowsAreRefused() {
    assertThatThrownBy(() -> Shape.of(2, 0))
        .hasMessage("Malformed shape [2, 0]: a size is below 1");
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16))
        .hasMessage("Unsupported shape [65536, 65536]: over 2^31-1 elements");
    assertThatThrownBy(() -> new Window(2, 1, 2))
        .hasMessageStartingWith("Malformed window: size 2, stride 1, padding 2");
  }
}
