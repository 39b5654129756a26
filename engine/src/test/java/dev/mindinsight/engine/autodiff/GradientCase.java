package dev.mindinsight.engine.autodiff;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * One op with attributes and input shapes, to be differentiated.
 *
 * @param positive inputs whose elements must be positive (logarithms, roots, denominators)
 * @param differentiable inputs by which the op has a gradient
 */
record GradientCase(Op op, List<Shape> inputs, boolean positive, int differentiable) {
  static Stream<GradientCase> all() {
    return Stream.of(elementwise(), axes(), products(), images()).flatMap(cases -> cases);
  }

  private static Stream<GradientCase> elementwise() {
    Shape s = Shape.of(2, 3);
    return Stream.of(
        of(new Op.Neg(), s),
        of(new Op.Exp(), s),
        ofPositive(new Op.Log(), s),
        ofPositive(new Op.Sqrt(), s),
        of(new Op.Relu(), s),
        new GradientCase(new Op.ReluGrad(), List.of(s, s), false, 1),
        of(new Op.Scale(-2.5), s),
        of(new Op.Add(), s, s),
        of(new Op.Sub(), s, s),
        of(new Op.Mul(), s, s),
        ofPositive(new Op.Div(), s, s));
  }

  private static Stream<GradientCase> axes() {
    return Stream.of(
        of(new Op.AddBias(), Shape.of(4, 3), Shape.of(3)),
        of(new Op.AddBias(), Shape.of(2, 3, 2, 2), Shape.of(3)),
        of(new Op.ReduceSum(List.of(0, 1, 2)), Shape.of(2, 3, 4)),
        of(new Op.ReduceSum(List.of(0, 2)), Shape.of(2, 3, 4)),
        of(new Op.ReduceSum(List.of()), Shape.of(3)),
        of(new Op.ReduceMean(List.of(1)), Shape.of(2, 3, 4)),
        of(new Op.ReduceMean(List.of(0, 1)), Shape.of(2, 3)),
        of(new Op.Broadcast(Shape.of(2, 3, 4), List.of(0, 2)), Shape.of(3)),
        of(new Op.Broadcast(Shape.of(2, 3), List.of(0, 1)), Shape.SCALAR),
        of(new Op.Reshape(Shape.of(3, 4)), Shape.of(2, 6)));
  }

  private static Stream<GradientCase> products() {
    return Stream.of(
        of(new Op.MatMul(false, false), Shape.of(2, 3), Shape.of(3, 4)),
        of(new Op.MatMul(true, false), Shape.of(3, 2), Shape.of(3, 4)),
        of(new Op.MatMul(false, true), Shape.of(2, 3), Shape.of(4, 3)),
        of(new Op.MatMul(true, true), Shape.of(3, 2), Shape.of(4, 3)),
        new GradientCase(
            new Op.SoftmaxCrossEntropy(), List.of(Shape.of(3, 4), Shape.of(3)), false, 1));
  }

  private static Stream<GradientCase> images() {
    Shape x = Shape.of(2, 2, 5, 4);
    Shape filter = Shape.of(3, 2, 3, 3);
    return Stream.of(new Window(3, 1, 0), new Window(3, 1, 1), new Window(3, 2, 2))
        .flatMap(window -> {
          int height = window.positions(5);
          int width = window.positions(4);
          Shape y = Shape.of(2, 3, height, width);
          Shape pooled = Shape.of(2, 2, height, width);
          return Stream.of(
              of(new Op.Conv2d(window), x, filter),
              of(new Op.Conv2dInputGrad(window, x), y, filter),
              of(new Op.Conv2dFilterGrad(window, filter), x, y),
              of(new Op.MaxPool2d(window), x),
              of(new Op.AvgPool2d(window), x),
              of(new Op.AvgPool2dGrad(window, x), pooled));
        });
  }

  private static GradientCase of(Op op, Shape... inputs) {
    return new GradientCase(op, List.of(inputs), false, inputs.length);
  }

  private static GradientCase ofPositive(Op op, Shape... inputs) {
    return new GradientCase(op, List.of(inputs), true, inputs.length);
  }

  @Override
  public String toString() {
    return op + " of " + inputs;
  }
}
