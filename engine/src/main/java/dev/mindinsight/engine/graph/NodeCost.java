package dev.mindinsight.engine.graph;

import java.util.stream.Stream;

/**
 * What a node has to do, known from its op and shapes alone. Operations are those of the op's
 * definition, however a kernel computes it: a multiplication and an addition count as two, a
 * comparison, a root, an exponential or a logarithm as one, padding as if it were there.
 *
 * @param bytes of all inputs and outputs, each touched once
 * @param flops floating-point operations; 0 where data are only moved
 */
public record NodeCost(long bytes, long flops) {

  /** A step of Adam for one element: 3 for m, 4 for v, 2 to correct them, 5 for the update. */
  private static final long ADAM_FLOPS = 14;

  /** Counts what a node does. */
  public static NodeCost of(Node node) {
    long bytes =
        Stream.concat(node.inputs().stream(), node.outputs().stream())
            .mapToLong(value -> value.type().bytes())
            .sum();
    return new NodeCost(node.op().isSource() ? 0 : bytes, flops(node));
  }

  private static long flops(Node node) {
    return switch (node.op()) {
      case Op.Input _, Op.Variable _, Op.Constant _ -> 0;
      case Op.Broadcast _, Op.Reshape _, Op.Assign _ -> 0;
      case Op.Neg _, Op.Exp _, Op.Log _, Op.Sqrt _ -> out(node);
      case Op.Relu _, Op.ReluGrad _, Op.Scale _, Op.AddBias _ -> out(node);
      case Op.Add _, Op.Sub _, Op.Mul _, Op.Div _ -> out(node);
      case Op.ReduceSum _ -> in(node, 0) - out(node);
      // The sums, and one scaling for each.
      case Op.ReduceMean _ -> in(node, 0);
      case Op.MatMul product ->
          2 * out(node) * node.input(0).shape().size(product.transposeA() ? 0 : 1);
      case Op.Conv2d _ -> 2 * out(node) * taps(node.input(1).shape());
      case Op.Conv2dInputGrad _ -> 2 * in(node, 0) * taps(node.input(1).shape());
      case Op.Conv2dFilterGrad gradient -> 2 * in(node, 1) * taps(gradient.filter());
      case Op.MaxPool2d pool -> out(node) * (area(pool.window()) - 1);
      // Finds the maximum again, then adds to it.
      case Op.MaxPool2dGrad pool -> in(node, 1) * area(pool.window());
      case Op.AvgPool2d pool -> out(node) * (area(pool.window()) - 1);
      case Op.AvgPool2dGrad pool -> in(node, 0) * area(pool.window());
      case Op.SoftmaxCrossEntropy _, Op.SoftmaxCrossEntropyGrad _, Op.Correct _ -> perRow(node);
      case Op.SgdUpdate _ -> 2 * in(node, 0);
      case Op.MomentumUpdate _ -> 4 * in(node, 0);
      case Op.AdamUpdate _ -> ADAM_FLOPS * in(node, 0);
    };
  }

  /** Ops on {@code logits[N, C]}. */
  private static long perRow(Node node) {
    long rows = node.input(0).shape().size(0);
    long classes = node.input(0).shape().size(1);
    return switch (node.op()) {
      // Maximum C-1, differences C, exponentials C, sum C-1, its logarithm 1, two more for the
      // loss.
      case Op.SoftmaxCrossEntropy _ -> rows * (4 * classes + 1);
      // As above without the last three, then C divisions, 1 subtraction, C products with dy.
      case Op.SoftmaxCrossEntropyGrad _ -> rows * (6 * classes - 1);
      default -> rows * (classes - 1);
    };
  }

  private static long out(Node node) {
    return node.output().shape().elements();
  }

  private static long in(Node node, int position) {
    return node.input(position).shape().elements();
  }

  /** Products that make one pixel of a convolution by {@code filter[O, C, k, k]}. */
  private static long taps(Shape filter) {
    return (long) filter.elements() / filter.size(0);
  }

  private static long area(Window window) {
    return (long) window.size() * window.size();
  }
}
