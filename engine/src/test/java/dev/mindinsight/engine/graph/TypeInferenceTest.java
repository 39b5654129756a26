package dev.mindinsight.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeInferenceTest {
  private static final Window THREE = new Window(3, 2, 1);

  private final GraphBuilder g = new GraphBuilder();

  private Value input(String name, int... sizes) {
    return g.input(name, TensorType.of(DType.FLOAT32, sizes));
  }

  @Test
  void outputsHaveTheShapesOfTheirOps() {
    Value x = input("x", 2, 3, 9, 7);
    assertThat(g.conv2d(x, input("f", 4, 3, 3, 3), 2, 1).shape()).isEqualTo(Shape.of(2, 4, 5, 4));
    assertThat(g.maxPool2d(x, THREE).shape()).isEqualTo(Shape.of(2, 3, 5, 4));
    assertThat(g.avgPool2d(x, new Window(2, 2, 0)).shape()).isEqualTo(Shape.of(2, 3, 4, 3));
    assertThat(g.flatten(x).shape()).isEqualTo(Shape.of(2, 189));
    assertThat(g.sum(x, 0, 3).shape()).isEqualTo(Shape.of(3, 9));
    assertThat(g.mean(x).shape()).isEqualTo(Shape.SCALAR);
    assertThat(g.matMul(input("a", 2, 3), input("b", 3, 5)).shape()).isEqualTo(Shape.of(2, 5));
    assertThat(
            g.append(new Op.MatMul(true, true), input("a", 3, 2), input("b", 5, 3))
                .getFirst()
                .shape())
        .isEqualTo(Shape.of(2, 5));
    assertThat(
            g.append(new Op.Broadcast(Shape.of(2, 3), List.of(0)), input("r", 3))
                .getFirst()
                .shape())
        .isEqualTo(Shape.of(2, 3));
  }

  @Test
  void aConflictNamesBothTypesAndBothNodes() {
    Value weight;
    Value x;
    try (var _ = g.scope("model/fc1")) {
      weight = input("weight", 400, 120);
    }
    try (var _ = g.scope("model")) {
      x = input("flatten", 32, 256);
      assertThatThrownBy(() -> g.matMul(x, weight))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Conflict: FLOAT32[32, 256] from 'model/flatten' and FLOAT32[400, 120] from"
                  + " 'model/fc1/weight': inner sizes 256 and 400 differ, at mat_mul"
                  + " 'model/mat_mul'");
    }
  }

  private static Arguments fault(String reason, Op op, Object... inputs) {
    return Arguments.of(op, List.of(inputs), reason);
  }

  private static Shape s(int... sizes) {
    return Shape.of(sizes);
  }

  static Stream<Arguments> faults() {
    TensorType labels = TensorType.of(DType.INT32, 2);
    TensorType wide = TensorType.of(DType.FLOAT64, 2, 3);
    return Stream.of(
        fault("got 1 inputs, want 2", new Op.Add(), s(2)),
        fault("types differ", new Op.Mul(), s(2, 3), s(3, 2)),
        fault("types differ", new Op.Sub(), s(2, 3), wide),
        fault("want a floating type", new Op.Neg(), labels),
        fault("want one bias a channel", new Op.AddBias(), s(2, 3), s(2)),
        fault("want at least a batch and a channel axis", new Op.AddBias(), s(3), s(3)),
        fault(
            "axes [1, 0] are not ascending axes of [2, 3]",
            new Op.ReduceSum(List.of(1, 0)),
            s(2, 3)),
        fault("axes [2] are not ascending axes of [2, 3]", new Op.ReduceMean(List.of(2)), s(2, 3)),
        fault(
            "want [3] to broadcast along [0] to [2, 3]",
            new Op.Broadcast(s(2, 3), List.of(0)),
            s(2)),
        fault("want [5] with 5 elements, got 6", new Op.Reshape(s(5)), s(2, 3)),
        fault("want two matrices", new Op.MatMul(false, false), s(2), s(2, 3)),
        fault("element types differ", new Op.MatMul(false, false), s(2, 2), wide),
        fault("channels 3 and 2 differ", new Op.Conv2d(THREE), s(1, 3, 9, 9), s(4, 2, 3, 3)),
        fault("want a filter [O, C, 3, 3]", new Op.Conv2d(THREE), s(1, 3, 9, 9), s(4, 3, 5, 5)),
        fault("want images [N, C, H, W]", new Op.Conv2d(THREE), s(3, 9, 9), s(4, 3, 3, 3)),
        fault(
            "a window of 5 with padding 0 does not fit images of [1, 1, 4, 4]",
            new Op.MaxPool2d(new Window(5, 1, 0)),
            s(1, 1, 4, 4)),
        fault(
            "want [1, 4, 5, 5] for images of [1, 3, 9, 9]",
            new Op.Conv2dInputGrad(THREE, s(1, 3, 9, 9)),
            s(1, 4, 4, 4),
            s(4, 3, 3, 3)),
        fault(
            "want [1, 4, 5, 5] for a filter of [4, 3, 3, 3]",
            new Op.Conv2dFilterGrad(THREE, s(4, 3, 3, 3)),
            s(1, 3, 9, 9),
            s(1, 4, 4, 4)),
        fault(
            "want a gradient of [1, 1, 5, 5]",
            new Op.MaxPool2dGrad(THREE),
            s(1, 1, 9, 9),
            s(1, 1, 4, 4)),
        fault(
            "want [1, 1, 5, 5] for images of [1, 1, 9, 9]",
            new Op.AvgPool2dGrad(THREE, s(1, 1, 9, 9)),
            s(1, 1, 4, 4)),
        fault("want INT32 labels", new Op.SoftmaxCrossEntropy(), s(2, 3), s(2)),
        fault("want one label a row", new Op.Correct(), s(3, 3), labels),
        fault("want logits [N, C]", new Op.Correct(), s(2), labels),
        fault(
            "want a gradient of FLOAT32[2]",
            new Op.SoftmaxCrossEntropyGrad(),
            s(2, 3),
            labels,
            s(3)),
        fault("want a scalar", new Op.SgdUpdate(), s(2), s(2), s(1)),
        fault("types differ", new Op.MomentumUpdate(0.9), s(2), s(3), s(2), s()),
        fault("only a variable can be assigned", new Op.Assign(), s(2), s(2)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void inputsThatDoNotFitAreRefused(Op op, List<Object> types, String reason) {
    Value[] inputs = new Value[types.size()];
    for (int i = 0; i < inputs.length; i++) {
      Object type = types.get(i);
      inputs[i] =
          g.input(
              "x" + i,
              type instanceof Shape shape
                  ? new TensorType(DType.FLOAT32, shape)
                  : (TensorType) type);
    }
    assertThatThrownBy(() -> g.append(op, inputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Conflict: ")
        .hasMessageContaining(": " + reason + ", at " + op.label())
        .hasMessageContaining(inputs[0].type() + " from 'x0'");
  }
}
