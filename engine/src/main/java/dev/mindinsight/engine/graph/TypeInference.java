package dev.mindinsight.engine.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The types that each op accepts and yields. An error names the op's node, and of both values in
 * conflict their type and the node that made them.
 */
final class TypeInference {
  private final String name;
  private final Op op;
  private final List<Value> inputs;

  private TypeInference(String name, Op op, List<Value> inputs) {
    this.name = name;
    this.op = op;
    this.inputs = inputs;
  }

  /**
   * The types of the op's outputs.
   *
   * @param name the node's, for errors
   * @throws IllegalArgumentException if the inputs do not fit the op
   */
  static List<TensorType> infer(String name, Op op, List<Value> inputs) {
    return new TypeInference(name, op, inputs).infer();
  }

  private List<TensorType> infer() {
    return switch (op) {
      case Op.Input input -> source(input.type());
      case Op.Variable variable -> source(variable.type());
      case Op.Constant constant -> source(constant.type());
      case Op.Neg _, Op.Exp _, Op.Log _, Op.Sqrt _, Op.Relu _, Op.Scale _ -> sameTypes(1);
      case Op.Add _, Op.Sub _, Op.Mul _, Op.Div _, Op.ReluGrad _ -> sameTypes(2);
      case Op.AddBias _ -> addBias();
      case Op.ReduceSum reduce -> reduce(reduce.axes());
      case Op.ReduceMean reduce -> reduce(reduce.axes());
      case Op.Broadcast broadcast -> broadcast(broadcast);
      case Op.Reshape reshape -> reshape(reshape.shape());
      case Op.MatMul matMul -> matMul(matMul);
      case Op.Conv2d conv -> conv(conv.window());
      case Op.Conv2dInputGrad grad -> convInputGrad(grad);
      case Op.Conv2dFilterGrad grad -> convFilterGrad(grad);
      case Op.MaxPool2d pool -> pool(pool.window(), 1);
      case Op.MaxPool2dGrad grad -> maxPoolGrad(grad.window());
      case Op.AvgPool2d pool -> pool(pool.window(), 1);
      case Op.AvgPool2dGrad grad -> avgPoolGrad(grad);
      case Op.SoftmaxCrossEntropy _, Op.Correct _ -> perExample(2);
      case Op.SoftmaxCrossEntropyGrad _ -> crossEntropyGrad();
      case Op.SgdUpdate _ -> update(1, 1);
      case Op.MomentumUpdate _ -> update(2, 1);
      case Op.AdamUpdate _ -> update(3, 2);
      case Op.Assign _ -> assign();
    };
  }

  private List<TensorType> source(TensorType type) {
    arity(0);
    return List.of(type);
  }

  private List<TensorType> sameTypes(int arity) {
    arity(arity);
    floating(0);
    for (int i = 1; i < arity; i++) {
      equal(0, i);
    }
    return List.of(type(0));
  }

  private List<TensorType> addBias() {
    arity(2);
    floating(0);
    require(shape(0).rank() >= 2, 0, 1, "want at least a batch and a channel axis");
    require(
        shape(1).rank() == 1 && shape(1).size(0) == shape(0).size(1),
        0,
        1,
        "want one bias a channel");
    sameDType(0, 1);
    return List.of(type(0));
  }

  private List<TensorType> reduce(List<Integer> axes) {
    arity(1);
    floating(0);
    checkAxes(axes, shape(0));
    return List.of(type(0).withShape(shape(0).without(axes)));
  }

  private List<TensorType> broadcast(Op.Broadcast broadcast) {
    arity(1);
    checkAxes(broadcast.axes(), broadcast.shape());
    Shape rest = broadcast.shape().without(broadcast.axes());
    if (!rest.equals(shape(0))) {
      throw fault(
          "want " + rest + " to broadcast along " + broadcast.axes() + " to " + broadcast.shape());
    }
    return List.of(type(0).withShape(broadcast.shape()));
  }

  private void checkAxes(List<Integer> axes, Shape shape) {
    int previous = -1;
    for (int axis : axes) {
      if (axis <= previous || axis >= shape.rank()) {
        throw fault("axes " + axes + " are not ascending axes of " + shape);
      }
      previous = axis;
    }
  }

  private List<TensorType> reshape(Shape shape) {
    arity(1);
    if (shape.elements() != shape(0).elements()) {
      throw fault(
          "want " + shape + " with " + shape.elements() + " elements, got " + shape(0).elements());
    }
    return List.of(type(0).withShape(shape));
  }

  private List<TensorType> matMul(Op.MatMul matMul) {
    arity(2);
    floating(0);
    sameDType(0, 1);
    require(shape(0).rank() == 2 && shape(1).rank() == 2, 0, 1, "want two matrices");
    int rows = shape(0).size(matMul.transposeA() ? 1 : 0);
    int innerA = shape(0).size(matMul.transposeA() ? 0 : 1);
    int innerB = shape(1).size(matMul.transposeB() ? 1 : 0);
    int columns = shape(1).size(matMul.transposeB() ? 0 : 1);
    require(innerA == innerB, 0, 1, "inner sizes %d and %d differ".formatted(innerA, innerB));
    return List.of(type(0).withShape(Shape.of(rows, columns)));
  }

  private List<TensorType> conv(Window window) {
    arity(2);
    floating(0);
    sameDType(0, 1);
    images(0);
    filter(1, window);
    require(
        shape(0).size(1) == shape(1).size(1),
        0,
        1,
        "channels %d and %d differ".formatted(shape(0).size(1), shape(1).size(1)));
    return List.of(type(0).withShape(convOutput(shape(0), shape(1).size(0), window)));
  }

  private List<TensorType> convInputGrad(Op.Conv2dInputGrad grad) {
    arity(2);
    floating(0);
    sameDType(0, 1);
    filter(1, grad.window());
    Shape want = convOutput(grad.input(), shape(1).size(0), grad.window());
    require(shape(0).equals(want), 0, 1, "want " + want + " for images of " + grad.input());
    require(
        grad.input().size(1) == shape(1).size(1), 0, 1, "channels of " + grad.input() + " differ");
    return List.of(type(0).withShape(grad.input()));
  }

  private List<TensorType> convFilterGrad(Op.Conv2dFilterGrad grad) {
    arity(2);
    floating(0);
    sameDType(0, 1);
    images(0);
    Shape want = convOutput(shape(0), grad.filter().size(0), grad.window());
    require(shape(1).equals(want), 0, 1, "want " + want + " for a filter of " + grad.filter());
    return List.of(type(0).withShape(grad.filter()));
  }

  private Shape convOutput(Shape images, int channels, Window window) {
    return windows(images, window, channels);
  }

  private Shape windows(Shape images, Window window, int channels) {
    int height = window.positions(images.size(2));
    int width = window.positions(images.size(3));
    if (height < 1 || width < 1) {
      throw fault(
          "a window of %d with padding %d does not fit images of %s"
              .formatted(window.size(), window.padding(), images));
    }
    return Shape.of(images.size(0), channels, height, width);
  }

  private List<TensorType> pool(Window window, int arity) {
    arity(arity);
    floating(0);
    images(0);
    return List.of(type(0).withShape(windows(shape(0), window, shape(0).size(1))));
  }

  private List<TensorType> maxPoolGrad(Window window) {
    Shape want = pool(window, 2).getFirst().shape();
    sameDType(0, 1);
    require(shape(1).equals(want), 0, 1, "want a gradient of " + want);
    return List.of(type(0));
  }

  private List<TensorType> avgPoolGrad(Op.AvgPool2dGrad grad) {
    arity(1);
    floating(0);
    Shape want = windows(grad.input(), grad.window(), grad.input().size(1));
    if (!shape(0).equals(want)) {
      throw fault("want " + want + " for images of " + grad.input());
    }
    return List.of(type(0).withShape(grad.input()));
  }

  private List<TensorType> perExample(int arity) {
    arity(arity);
    floating(0);
    require(shape(0).rank() == 2, 0, 1, "want logits [N, C]");
    require(type(1).dtype() == DType.INT32, 0, 1, "want INT32 labels");
    require(shape(1).equals(Shape.of(shape(0).size(0))), 0, 1, "want one label a row");
    return List.of(type(0).withShape(shape(1)));
  }

  private List<TensorType> crossEntropyGrad() {
    TensorType loss = perExample(3).getFirst();
    require(type(2).equals(loss), 0, 2, "want a gradient of " + loss);
    return List.of(type(0));
  }

  /** Tensors that share the parameter's type, then scalars of its element type. */
  private List<TensorType> update(int states, int scalars) {
    int gradient = states;
    arity(states + 1 + scalars);
    floating(0);
    for (int i = 1; i <= gradient; i++) {
      equal(0, i);
    }
    for (int i = gradient + 1; i <= gradient + scalars; i++) {
      sameDType(0, i);
      require(shape(i).equals(Shape.SCALAR), 0, i, "want a scalar");
    }
    return Collections.nCopies(states, type(0));
  }

  private List<TensorType> assign() {
    arity(2);
    equal(0, 1);
    require(
        inputs.getFirst().producer().op() instanceof Op.Variable,
        0,
        1,
        "only a variable can be assigned");
    return List.of();
  }

  private TensorType type(int input) {
    return inputs.get(input).type();
  }

  private Shape shape(int input) {
    return inputs.get(input).shape();
  }

  private void arity(int want) {
    if (inputs.size() != want) {
      throw fault("got " + inputs.size() + " inputs, want " + want);
    }
  }

  private void floating(int input) {
    if (!type(input).dtype().isFloating()) {
      throw fault("want a floating type");
    }
  }

  private void images(int input) {
    if (shape(input).rank() != 4) {
      throw fault("want images [N, C, H, W]");
    }
  }

  private void filter(int input, Window window) {
    Shape filter = shape(input);
    boolean fits =
        filter.rank() == 4 && filter.size(2) == window.size() && filter.size(3) == window.size();
    if (!fits) {
      throw fault("want a filter [O, C, %1$d, %1$d]".formatted(window.size()));
    }
  }

  private void equal(int a, int b) {
    require(type(a).equals(type(b)), a, b, "types differ");
  }

  private void sameDType(int a, int b) {
    require(type(a).dtype() == type(b).dtype(), a, b, "element types differ");
  }

  private void require(boolean holds, int a, int b, String reason) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Conflict: %s from '%s' and %s from '%s': %s, at %s '%s'"
              .formatted(
                  type(a),
                  inputs.get(a).name(),
                  type(b),
                  inputs.get(b).name(),
                  reason,
                  op.label(),
                  name));
    }
  }

  private IllegalArgumentException fault(String reason) {
    List<String> got = new ArrayList<>();
    inputs.forEach(input -> got.add("%s from '%s'".formatted(input.type(), input.name())));
    return new IllegalArgumentException(
        "Conflict: got %s: %s, at %s '%s'"
            .formatted(String.join(" and ", got), reason, op.label(), name));
  }
}
