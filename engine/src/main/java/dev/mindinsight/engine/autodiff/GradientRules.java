package dev.mindinsight.engine.autodiff;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.graph.Window;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The table of gradient rules, one case an op. A rule yields for each input how to build the
 * gradient of the loss by it, from {@code dy}, the gradient by the op's output; only the wanted
 * ones are built.
 */
final class GradientRules {
  private GradientRules() {}

  /** Builds the gradient by one input, when it is wanted. */
  interface Partial {
    /**
     * Appends the nodes.
     *
     * @throws IllegalArgumentException if the op cannot be differentiated by this input
     */
    Value build();
  }

  /** The rule of the node's op. */
  static List<Partial> partials(GraphBuilder g, Node node, Value dy) {
    return switch (node.op()) {
      case Op.Input _, Op.Variable _, Op.Constant _ -> List.of();
      case Op.Neg _ -> List.of(() -> g.neg(dy));
      case Op.Exp _ -> List.of(() -> g.mul(dy, node.output()));
      case Op.Log _ -> List.of(() -> g.div(dy, node.input(0)));
      case Op.Sqrt _ -> List.of(() -> g.div(g.scale(dy, 0.5), node.output()));
      case Op.Relu _ -> List.of(() -> one(g, new Op.ReluGrad(), dy, node.output()));
      case Op.ReluGrad _ ->
          List.of(() -> one(g, new Op.ReluGrad(), dy, node.input(1)), none(node, 1));
      case Op.Scale scale -> List.of(() -> g.scale(dy, scale.factor()));
      case Op.Add _ -> List.of(() -> dy, () -> dy);
      case Op.Sub _ -> List.of(() -> dy, () -> g.neg(dy));
      case Op.Mul _ -> List.of(() -> g.mul(dy, node.input(1)), () -> g.mul(dy, node.input(0)));
      case Op.Div _ ->
          List.of(
              () -> g.div(dy, node.input(1)),
              () -> g.neg(g.div(g.mul(dy, node.output()), node.input(1))));
      case Op.AddBias _ -> List.of(() -> dy, () -> g.sum(dy, allBut(1, dy.shape())));
      case Op.ReduceSum sum -> List.of(() -> broadcast(g, dy, node.input(0), sum.axes()));
      case Op.ReduceMean mean ->
          List.of(() -> {
            Value x = node.input(0);
            double share = (double) dy.shape().elements() / x.shape().elements();
            return broadcast(g, g.scale(dy, share), x, mean.axes());
          });
      case Op.Broadcast broadcast -> List.of(() -> one(g, new Op.ReduceSum(broadcast.axes()), dy));
      case Op.Reshape _ -> List.of(() -> g.reshape(dy, node.input(0).shape()));
      case Op.MatMul matMul -> matMul(g, matMul, node, dy);
      case Op.Conv2d conv ->
          List.of(
              () -> inputGrad(g, conv.window(), node.input(0), dy, node.input(1)),
              () -> filterGrad(g, conv.window(), node.input(1), node.input(0), dy));
      case Op.Conv2dInputGrad grad ->
          List.of(
              () -> one(g, new Op.Conv2d(grad.window()), dy, node.input(1)),
              () -> filterGrad(g, grad.window(), node.input(1), dy, node.input(0)));
      case Op.Conv2dFilterGrad grad ->
          List.of(
              () -> inputGrad(g, grad.window(), node.input(0), node.input(1), dy),
              () -> one(g, new Op.Conv2d(grad.window()), node.input(0), dy));
      case Op.MaxPool2d pool ->
          List.of(() -> one(g, new Op.MaxPool2dGrad(pool.window()), node.input(0), dy));
      case Op.AvgPool2d pool ->
          List.of(() -> one(g, new Op.AvgPool2dGrad(pool.window(), node.input(0).shape()), dy));
      case Op.AvgPool2dGrad grad -> List.of(() -> one(g, new Op.AvgPool2d(grad.window()), dy));
      case Op.SoftmaxCrossEntropy _ ->
          List.of(
              () -> one(g, new Op.SoftmaxCrossEntropyGrad(), node.input(0), node.input(1), dy),
              none(node, 1));
      case Op.MaxPool2dGrad _,
          Op.SoftmaxCrossEntropyGrad _,
          Op.Correct _,
          Op.SgdUpdate _,
          Op.MomentumUpdate _,
          Op.AdamUpdate _,
          Op.Assign _ ->
          IntStream.range(0, node.inputs().size()).mapToObj(i -> none(node, i)).toList();
    };
  }

  /** With A' and B' for what was multiplied: dA' = dY · B'ᵀ and dB' = A'ᵀ · dY, transposed back. */
  private static List<Partial> matMul(GraphBuilder g, Op.MatMul op, Node node, Value dy) {
    Value a = node.input(0);
    Value b = node.input(1);
    boolean ta = op.transposeA();
    boolean tb = op.transposeB();
    return List.of(
        () ->
            ta ? one(g, new Op.MatMul(tb, true), b, dy) : one(g, new Op.MatMul(false, !tb), dy, b),
        () ->
            tb ? one(g, new Op.MatMul(true, ta), dy, a) : one(g, new Op.MatMul(!ta, false), a, dy));
  }

  private static Value inputGrad(GraphBuilder g, Window window, Value x, Value dy, Value filter) {
    return one(g, new Op.Conv2dInputGrad(window, x.shape()), dy, filter);
  }

  private static Value filterGrad(GraphBuilder g, Window window, Value filter, Value x, Value dy) {
    return one(g, new Op.Conv2dFilterGrad(window, filter.shape()), x, dy);
  }

  private static Value broadcast(GraphBuilder g, Value dy, Value like, List<Integer> axes) {
    return one(g, new Op.Broadcast(like.shape(), axes), dy);
  }

  private static int[] allBut(int axis, Shape shape) {
    return IntStream.range(0, shape.rank()).filter(i -> i != axis).toArray();
  }

  private static Partial none(Node node, int input) {
    return () -> {
      throw new IllegalArgumentException(
          "Unsupported gradient of %s '%s' by its input %s"
              .formatted(node.op().label(), node.name(), node.input(input)));
    };
  }

  private static Value one(GraphBuilder g, Op op, Value... inputs) {
    return g.append(op, inputs).getFirst();
  }
}
