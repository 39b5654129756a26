package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Loss of each example: log of the softmax's normaliser less the label's logit. */
final class CrossEntropyKernel implements Kernel {
  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    Tensor logits = inputs[0];
    int classes = logits.type().shape().size(1);
    for (int example = 0; example < outputs[0].size(); example++) {
      int start = example * classes;
      int label = LogSumExp.label(inputs[1], example, classes);
      double normaliser = LogSumExp.of(logits, start, start + classes);
      outputs[0].set(example, normaliser - logits.get(start + label));
    }
  }
}
