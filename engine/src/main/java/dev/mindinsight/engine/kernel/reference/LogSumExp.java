package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Tensor;

/** The normaliser of a softmax. */
final class LogSumExp {
  private LogSumExp() {}

  /** {@code log Σ e^x} over a row; the largest is taken out first, so that nothing overflows. */
  static double of(Tensor logits, int start, int end) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = start; i < end; i++) {
      largest = Math.max(largest, logits.get(i));
    }
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += StrictMath.exp(logits.get(i) - largest);
    }
    return largest + StrictMath.log(sum);
  }

  /**
   * The label of an example.
   *
   * @throws IllegalArgumentException if it is not one of the classes
   */
  static int label(Tensor labels, int example, int classes) {
    int label = labels.getInt(example);
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "Malformed label: got %d, want 0 to %d, at example %d of the batch"
              .formatted(label, classes - 1, example));
    }
    return label;
  }
}
