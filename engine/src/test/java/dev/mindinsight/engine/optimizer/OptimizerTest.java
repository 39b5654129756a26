package dev.mindinsight.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.plan.GraphRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Updates against the formulas of their papers, written out for one number. */
class OptimizerTest {
  private static final double RATE = 0.1;
  private static final double[] GRADIENTS = {0.5, -2, 3, 0.25, 0};

  private interface Formula {
    double next(double p, double g);
  }

  private static void check(Optimizer optimizer, Formula formula) {
    GraphBuilder g = new GraphBuilder();
    TensorType scalar = new TensorType(DType.FLOAT64, Shape.SCALAR);
    Value p = g.variable("p", TensorType.of(DType.FLOAT64, 1), new Initializer.Zeros());
    Value gradient = g.input("g", p.type());
    Value rate = g.input("rate", scalar);
    optimizer.apply(g, List.of(p), List.of(gradient), rate);
    try (GraphRun run = new GraphRun(g.build())) {
      double want = 0;
      for (double each : GRADIENTS) {
        want = formula.next(want, each);
        run.feed(gradient, each).feed(rate, RATE).run();
        assertThat(run.read(p)[0]).isCloseTo(want, within(1e-14));
      }
    }
  }

  @Test
  void sgd() {
    check(new Optimizer.Sgd(), (p, g) -> p - RATE * g);
  }

  @Test
  void momentum() {
    double[] m = {0};
    check(
        new Optimizer.Momentum(0.9),
        (p, g) -> {
          m[0] = 0.9 * m[0] + g;
          return p - RATE * m[0];
        });
  }

  @Test
  void adam() {
    double[] state = {0, 0, 0};
    check(
        new Optimizer.Adam(0.8, 0.95, 1e-3),
        (p, g) -> {
          state[0]++;
          state[1] = 0.8 * state[1] + (1 - 0.8) * g;
          state[2] = 0.95 * state[2] + (1 - 0.95) * g * g;
          double m = state[1] / (1 - Math.pow(0.8, state[0]));
          double v = state[2] / (1 - Math.pow(0.95, state[0]));
          return p - RATE * m / (Math.sqrt(v) + 1e-3);
        });
  }

  @Test
  void updatesAreVisibleNodesAndAssignmentsComeLast() {
    GraphBuilder g = new GraphBuilder();
    Value p = g.variable("w", TensorType.of(DType.FLOAT32, 2), new Initializer.Zeros());
    Value rate = g.input("rate", new TensorType(DType.FLOAT32, Shape.SCALAR));
    new Optimizer.Adam().apply(g, List.of(p), List.of(g.neg(p)), rate);
    List<Node> nodes = g.build().nodes();
    assertThat(nodes).extracting(Node::name).contains("optimizer/w/adam_update", "optimizer/step");
    assertThat(nodes.subList(nodes.size() - 4, nodes.size()))
        .allMatch(node -> node.op() instanceof Op.Assign && node.phase() == Phase.OPTIMIZER);
  }

  @Test
  void cosineFallsFromTheInitialRateToZero() {
    Schedule schedule = new CosineSchedule(0.2, 100);
    assertThat(schedule.rate(1)).isEqualTo(0.2);
    assertThat(schedule.rate(51)).isCloseTo(0.1, within(1e-15));
    assertThat(schedule.rate(100)).isBetween(0.0, 1e-4);
    assertThat(schedule.rate(101)).isZero();
    assertThat(schedule.rate(1_000)).isZero();
    for (int step = 2; step <= 100; step++) {
      assertThat(schedule.rate(step)).isLessThan(schedule.rate(step - 1));
    }
  }
}
