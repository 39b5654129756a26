package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Whether each example's label has the largest logit. */
final class CorrectKernel implements Kernel {
  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    int classes = inputs[0].type().shape().size(1);
    for (int example = 0; example < outputs[0].size(); example++) {
      int label = LogSumExp.label(inputs[1], example, classes);
      outputs[0].set(example, wins(inputs[0], example * classes, classes, label) ? 1 : 0);
    }
  }

  private static boolean wins(Tensor logits, int start, int classes, int label) {
    double own = logits.get(start + label);
    for (int i = 0; i < classes; i++) {
      double other = logits.get(start + i);
      boolean ahead = i < label ? own > other : own >= other;
      if (!ahead) {
        return false;
      }
    }
    return true;
  }
}
