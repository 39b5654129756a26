package dev.mindinsight.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.plan.GraphRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the table against central differences in float64. */
class GradientTest {
  private static final double EPSILON = 1e-5;
  private static final double TOLERANCE = 1e-7;

  private static final TensorType SCALAR = new TensorType(DType.FLOAT64, Shape.SCALAR);

  static Stream<GradientCase> cases() {
    return GradientCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ruleAgreesWithCentralDifferences(GradientCase tested) {
    GraphBuilder g = new GraphBuilder();
    List<Value> inputs = inputs(g, tested);
    Value y = g.append(tested.op(), inputs.toArray(Value[]::new)).getFirst();
    Value weights = g.input("weights", y.type());
    Value loss = g.sum(g.mul(y, weights));
    List<Value> by = inputs.subList(0, tested.differentiable());
    List<Value> gradients = Autodiff.gradients(g, loss, by);
    try (GraphRun run = new GraphRun(g.build())) {
      Random random = new Random(7);
      run.feed(weights, distinct(random, weights.shape().elements(), false));
      List<double[]> points = feed(run, inputs, random, tested.positive());
      List<double[]> computed = new ArrayList<>();
      run.run();
      gradients.forEach(gradient -> computed.add(run.read(gradient)));
      for (int i = 0; i < by.size(); i++) {
        check(run, loss, by.get(i), points.get(i), computed.get(i));
      }
    }
  }

  private static List<Value> inputs(GraphBuilder g, GradientCase tested) {
    List<Value> inputs = new ArrayList<>();
    for (int i = 0; i < tested.inputs().size(); i++) {
      boolean labels = tested.op() instanceof Op.SoftmaxCrossEntropy && i == 1;
      DType dtype = labels ? DType.INT32 : DType.FLOAT64;
      inputs.add(g.input("x" + i, new TensorType(dtype, tested.inputs().get(i))));
    }
    return inputs;
  }

  private static List<double[]> feed(
      GraphRun run, List<Value> inputs, Random random, boolean positive) {
    List<double[]> points = new ArrayList<>();
    for (Value input : inputs) {
      if (input.type().dtype() == DType.INT32) {
        run.feedLabels(input, List.of(2, 0, 3));
      } else {
        double[] point = distinct(random, input.shape().elements(), positive);
        points.add(point);
        run.feed(input, point);
      }
    }
    return points;
  }

  /** Shuffled values that lie apart and not near 0, so that no maximum or sign is in doubt. */
  private static double[] distinct(Random random, int count, boolean positive) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double value = (i + 0.5 - (positive ? -count : count) / 2.0) * 2.0 / count;
      values.add(Math.abs(value) < 1e-9 ? 1.5 / count : value);
    }
    Collections.shuffle(values, random);
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private static void check(GraphRun run, Value loss, Value by, double[] point, double[] computed) {
    double largest = Arrays.stream(computed).map(Math::abs).max().orElseThrow();
    assertThat(largest).as("a gradient that is 0 throughout proves nothing").isPositive();
    for (int i = 0; i < point.length; i++) {
      double[] moved = point.clone();
      moved[i] = point[i] + EPSILON;
      double above = run.feed(by, moved).run().read(loss)[0];
      moved[i] = point[i] - EPSILON;
      double below = run.feed(by, moved).run().read(loss)[0];
      double difference = (above - below) / (2 * EPSILON);
      assertThat(computed[i])
          .as("element %d of the gradient by %s", i, by)
          .isCloseTo(difference, within(TOLERANCE * Math.max(1, largest)));
    }
    run.feed(by, point);
  }

  private static final Set<Class<?>> SOURCES =
      Set.of(Op.Input.class, Op.Variable.class, Op.Constant.class);

  private static final Set<Class<?>> REFUSING =
      Set.of(
          Op.MaxPool2dGrad.class,
          Op.SoftmaxCrossEntropyGrad.class,
          Op.Correct.class,
          Op.SgdUpdate.class,
          Op.MomentumUpdate.class,
          Op.AdamUpdate.class,
          Op.Assign.class);

  @Test
  void everyOpIsChecked() {
    Set<Class<?>> checked =
        GradientCase.all().map(c -> c.op().getClass()).collect(Collectors.toSet());
    Set<Class<?>> known = new HashSet<>(checked);
    known.addAll(SOURCES);
    known.addAll(REFUSING);
    assertThat(known).containsExactlyInAnyOrder(Op.class.getPermittedSubclasses());
    assertThat(checked).doesNotContainAnyElementsOf(REFUSING);
  }

  static Stream<Op> refusing() {
    return Stream.of(
        new Op.MaxPool2dGrad(new Window(2, 2, 0)),
        new Op.SoftmaxCrossEntropyGrad(),
        new Op.Correct(),
        new Op.SgdUpdate(),
        new Op.MomentumUpdate(0.9),
        new Op.AdamUpdate(0.9, 0.999, 1e-8));
  }

  @ParameterizedTest
  @MethodSource("refusing")
  void anOpWithoutAGradientSaysSo(Op op) {
    GraphBuilder g = new GraphBuilder();
    List<Value> inputs = refusedInputs(g, op);
    Value y = g.append(op, inputs.toArray(Value[]::new)).getFirst();
    Value loss = g.sum(y);
    assertThatThrownBy(() -> Autodiff.gradients(g, loss, List.of(inputs.getFirst())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unsupported gradient of %s '%s' by its input %s"
                .formatted(op.label(), op.label(), inputs.getFirst()));
  }

  private static List<Value> refusedInputs(GraphBuilder g, Op op) {
    TensorType p = TensorType.of(DType.FLOAT64, 2);
    List<TensorType> types =
        switch (op) {
          case Op.MaxPool2dGrad _ ->
              List.of(
                  TensorType.of(DType.FLOAT64, 1, 1, 4, 4),
                  TensorType.of(DType.FLOAT64, 1, 1, 2, 2));
          case Op.SoftmaxCrossEntropyGrad _ ->
              List.of(TensorType.of(DType.FLOAT64, 2, 3), TensorType.of(DType.INT32, 2), p);
          case Op.Correct _ ->
              List.of(TensorType.of(DType.FLOAT64, 2, 3), TensorType.of(DType.INT32, 2));
          case Op.SgdUpdate _ -> List.of(p, p, SCALAR);
          case Op.MomentumUpdate _ -> List.of(p, p, p, SCALAR);
          default -> List.of(p, p, p, p, SCALAR, SCALAR);
        };
    List<Value> inputs = new ArrayList<>();
    types.forEach(type -> inputs.add(g.variable("x", type, new Initializer.Zeros())));
    return inputs;
  }
}
