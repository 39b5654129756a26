package dev.mindinsight.engine.graph;

import java.util.List;
import java.util.Locale;

/**
 * All operations that a node can perform, with their attributes. Images are laid out {@code [batch,
 * channel, row, column]}. {@link TypeInference} states the types that each op accepts and yields.
 *
 * <p>To add an op: a record here, a case in {@link TypeInference}, one in {@link NodeCost}, one in
 * the gradient table, one in the reference kernels (the compiler asks for all four), and a case in
 * the gradient test.
 */
public sealed interface Op {
  /** The op's name in lower case with underscores, for example {@code conv2d_filter_grad}. */
  default String label() {
    return getClass()
        .getSimpleName()
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the node's value stands in its buffer before a step begins, so that nothing computes
   * it.
   */
  default boolean isSource() {
    return this instanceof Input || this instanceof Variable || this instanceof Constant;
  }

  /** A value fed before each step. */
  record Input(TensorType type) implements Op {}

  /** State that lasts from step to step and changes only by {@link Assign}. */
  record Variable(TensorType type, Initializer initializer) implements Op {}

  /** The same number in every element. */
  record Constant(TensorType type, double value) implements Op {}

  /** {@code -x}. */
  record Neg() implements Op {}

  /** {@code e^x}. */
  record Exp() implements Op {}

  /** Natural logarithm. */
  record Log() implements Op {}

  /** Square root. */
  record Sqrt() implements Op {}

  /** {@code max(x, 0)}; NaN stays NaN. */
  record Relu() implements Op {}

  /** {@code (dy, y)} to {@code dy} where the output {@code y} of a ReLU is not 0, else 0. */
  record ReluGrad() implements Op {}

  /** {@code x * factor}. */
  record Scale(double factor) implements Op {}

  /** {@code a + b}, same shapes. */
  record Add() implements Op {}

  /** {@code a - b}, same shapes. */
  record Sub() implements Op {}

  /** {@code a * b} by element, same shapes. */
  record Mul() implements Op {}

  /** {@code a / b} by element, same shapes. */
  record Div() implements Op {}

  /** {@code (x[N, C, ...], bias[C])} to {@code x} plus its channel's bias. */
  record AddBias() implements Op {}

  /** Sums over the given axes, which vanish; ascending and distinct. */
  record ReduceSum(List<Integer> axes) implements Op {}

  /** Averages over the given axes, which vanish; ascending and distinct. */
  record ReduceMean(List<Integer> axes) implements Op {}

  /**
   * Repeats along the given axes, which appear, to reach {@code shape}: the inverse of a reduction.
   */
  record Broadcast(Shape shape, List<Integer> axes) implements Op {}

  /** The same elements in the same order under another shape. */
  record Reshape(Shape shape) implements Op {}

  /** {@code a · b}, each transposed first if so flagged. */
  record MatMul(boolean transposeA, boolean transposeB) implements Op {}

  /**
   * {@code (x[N, C, H, W], filter[O, C, k, k])} to the cross-correlation {@code [N, O, H', W']}.
   */
  record Conv2d(Window window) implements Op {}

  /**
   * {@code (dy, filter)} to the gradient of {@link Conv2d} by its image, of shape {@code input}.
   */
  record Conv2dInputGrad(Window window, Shape input) implements Op {}

  /** {@code (x, dy)} to the gradient of {@link Conv2d} by its filter, of shape {@code filter}. */
  record Conv2dFilterGrad(Window window, Shape filter) implements Op {}

  /** The largest pixel of each window; padding never wins, NaN always does. */
  record MaxPool2d(Window window) implements Op {}

  /**
   * {@code (x, dy)} to the gradient of {@link MaxPool2d}: {@code dy} goes to the first maximum (0
   * is above -0).
   */
  record MaxPool2dGrad(Window window) implements Op {}

  /** The sum of each window's pixels over the window's whole area, padding counted as 0. */
  record AvgPool2d(Window window) implements Op {}

  /** {@code dy} to the gradient of {@link AvgPool2d}, of shape {@code input}. */
  record AvgPool2dGrad(Window window, Shape input) implements Op {}

  /**
   * {@code (logits[N, C], labels[N])} to {@code -log softmax(logits)[label]}, one loss an example.
   */
  record SoftmaxCrossEntropy() implements Op {}

  /**
   * {@code (logits, labels, dy[N])} to the gradient of {@link SoftmaxCrossEntropy} by the logits.
   */
  record SoftmaxCrossEntropyGrad() implements Op {}

  /**
   * {@code (logits[N, C], labels[N])} to 1 where the label's logit is the largest, the first among
   * equals, else 0; 0 for a row with NaN.
   */
  record Correct() implements Op {}

  /** {@code (p, g, rate)} to {@code p - rate * g}. */
  record SgdUpdate() implements Op {}

  /** {@code (p, m, g, rate)} to {@code m' = momentum * m + g} and {@code p' = p - rate * m'}. */
  record MomentumUpdate(double momentum) implements Op {}

  /**
   * {@code (p, m, v, g, rate, t)} to {@code (p', m', v')} after Kingma and Ba, "Adam" (2015),
   * algorithm 1; {@code t} counts steps from 1.
   */
  record AdamUpdate(double beta1, double beta2, double epsilon) implements Op {}

  /** {@code (variable, next)}: makes {@code next} the variable's value for the steps to come. */
  record Assign() implements Op {}
}
