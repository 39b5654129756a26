package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Gradient by each logit: its probability, less 1 for the label, times the loss's gradient. */
final class CrossEntropyGradKernel implements Kernel {
  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    Tensor logits = inputs[0];
    int classes = logits.type().shape().size(1);
    for (int example = 0; example < inputs[2].size(); example++) {
      int start = example * classes;
      int label = LogSumExp.label(inputs[1], example, classes);
      double normaliser = LogSumExp.of(logits, start, start + classes);
      double dy = inputs[2].get(example);
      for (int i = start; i < start + classes; i++) {
        double probability = StrictMath.exp(logits.get(i) - normaliser);
        outputs[0].set(i, (probability - (i == start + label ? 1 : 0)) * dy);
      }
    }
  }
}
