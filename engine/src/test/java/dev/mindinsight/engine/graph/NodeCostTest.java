package dev.mindinsight.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts done by hand. */
class NodeCostTest {
  private static final Window THREE = new Window(3, 2, 1);

  private final GraphBuilder g = new GraphBuilder();
  private int names;

  private Value input(int... sizes) {
    names++;
    return g.input("in" + names, TensorType.of(DType.FLOAT32, sizes));
  }

  private Value labels(int rows) {
    return g.input("labels", TensorType.of(DType.INT32, rows));
  }

  private NodeCost cost(Op op, Value... inputs) {
    g.append(op, inputs);
    return NodeCost.of(g.nodes().getLast());
  }

  @Test
  void aProductOfMatricesIsTwoOperationsATerm() {
    // [2,3]·[3,5]: 10 sums of 3 products.
    NodeCost want = new NodeCost(4 * (6 + 15 + 10), 2 * 10 * 3);
    assertThat(cost(new Op.MatMul(false, false), input(2, 3), input(3, 5))).isEqualTo(want);
    assertThat(cost(new Op.MatMul(true, false), input(3, 2), input(3, 5))).isEqualTo(want);
    assertThat(cost(new Op.MatMul(true, true), input(3, 2), input(5, 3))).isEqualTo(want);
  }

  @Test
  void aConvolutionAndBothItsGradientsDoTheSameProducts() {
    Value x = input(2, 3, 9, 7);
    Value filter = input(4, 3, 3, 3);
    Value dy = input(2, 4, 5, 4);
    // 2·4·5·4 = 160 pixels of 3·3·3 = 27 products.
    long flops = 2 * 160 * 27;
    long bytes = 4 * (378 + 108 + 160);
    assertThat(cost(new Op.Conv2d(THREE), x, filter)).isEqualTo(new NodeCost(bytes, flops));
    assertThat(cost(new Op.Conv2dInputGrad(THREE, x.shape()), dy, filter))
        .isEqualTo(new NodeCost(bytes, flops));
    assertThat(cost(new Op.Conv2dFilterGrad(THREE, filter.shape()), x, dy))
        .isEqualTo(new NodeCost(bytes, flops));
  }

  @Test
  void poolingLooksAtEveryPixelOfEveryWindow() {
    Value x = input(2, 3, 9, 7);
    Value dy = input(2, 3, 5, 4);
    // 120 windows of 9 pixels.
    assertThat(cost(new Op.MaxPool2d(THREE), x)).isEqualTo(new NodeCost(4 * 498, 120 * 8));
    assertThat(cost(new Op.AvgPool2d(THREE), x)).isEqualTo(new NodeCost(4 * 498, 120 * 8));
    assertThat(cost(new Op.MaxPool2dGrad(THREE), x, dy))
        .isEqualTo(new NodeCost(4 * (378 + 120 + 378), 120 * 9));
    assertThat(cost(new Op.AvgPool2dGrad(THREE, x.shape()), dy))
        .isEqualTo(new NodeCost(4 * 498, 120 * 9));
  }

  @Test
  void opsByElementAreOneOperationEach() {
    Value a = input(2, 3);
    Value b = input(2, 3);
    for (Op op : List.of(new Op.Neg(), new Op.Exp(), new Op.Log(), new Op.Sqrt(), new Op.Relu())) {
      assertThat(cost(op, a)).as(op.label()).isEqualTo(new NodeCost(48, 6));
    }
    assertThat(cost(new Op.Scale(2), a)).isEqualTo(new NodeCost(48, 6));
    for (Op op : List.of(new Op.Add(), new Op.Sub(), new Op.Mul(), new Op.Div())) {
      assertThat(cost(op, a, b)).as(op.label()).isEqualTo(new NodeCost(72, 6));
    }
    assertThat(cost(new Op.ReluGrad(), a, b)).isEqualTo(new NodeCost(72, 6));
    assertThat(cost(new Op.AddBias(), a, input(3))).isEqualTo(new NodeCost(60, 6));
  }

  @Test
  void reductionsAddAllButOneOfEachSum() {
    Value x = input(2, 3, 4);
    // 3 sums of 8.
    assertThat(cost(new Op.ReduceSum(List.of(0, 2)), x)).isEqualTo(new NodeCost(4 * 27, 3 * 7));
    assertThat(cost(new Op.ReduceMean(List.of(0, 2)), x)).isEqualTo(new NodeCost(4 * 27, 3 * 8));
  }

  @Test
  void whatOnlyMovesDataHasNoOperations() {
    Value x = input(2, 3);
    Value state = g.variable("w", x.type(), new Initializer.Zeros());
    assertThat(cost(new Op.Reshape(Shape.of(6)), x)).isEqualTo(new NodeCost(48, 0));
    assertThat(cost(new Op.Broadcast(Shape.of(2, 3), List.of(0)), input(3)))
        .isEqualTo(new NodeCost(36, 0));
    assertThat(cost(new Op.Assign(), state, x)).isEqualTo(new NodeCost(48, 0));
    assertThat(NodeCost.of(x.producer())).as("nothing runs").isEqualTo(new NodeCost(0, 0));
    assertThat(NodeCost.of(state.producer())).isEqualTo(new NodeCost(0, 0));
  }

  @Test
  void theLossAndItsGradientCountByRow() {
    Value logits = input(2, 5);
    Value labels = labels(2);
    // A row: 4 comparisons, 5 differences, 5 exponentials, 4 additions, 1 logarithm, 2 for the
    // loss.
    assertThat(cost(new Op.SoftmaxCrossEntropy(), logits, labels))
        .isEqualTo(new NodeCost(40 + 8 + 8, 2 * 21));
    // A row: 18 as above, 5 quotients, 1 difference, 5 products.
    assertThat(cost(new Op.SoftmaxCrossEntropyGrad(), logits, labels, input(2)))
        .isEqualTo(new NodeCost(40 + 8 + 8 + 40, 2 * 29));
    assertThat(cost(new Op.Correct(), logits, labels).flops()).isEqualTo(2 * 4);
  }

  @Test
  void updatesCountByElement() {
    Value rate = input();
    Value[] p = {input(3), input(3), input(3), input(3)};
    assertThat(cost(new Op.SgdUpdate(), p[0], p[1], rate)).isEqualTo(new NodeCost(40, 3 * 2));
    assertThat(cost(new Op.MomentumUpdate(0.9), p[0], p[1], p[2], rate))
        .isEqualTo(new NodeCost(4 * (9 + 1 + 6), 3 * 4));
    assertThat(cost(new Op.AdamUpdate(0.9, 0.999, 1e-8), p[0], p[1], p[2], p[3], rate, input()))
        .isEqualTo(new NodeCost(4 * (12 + 2 + 9), 3 * 14));
  }
}
