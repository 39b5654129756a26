package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * Gradient of the images, a group at a time: filterᵀ [K, O] times dy [O, positions], added back.
 */
final class ConvInputGradKernel implements Kernel {
  private final Patches patches;
  private final Rows dy;
  private final int examples;
  private final int filters;

  ConvInputGradKernel(Window window, TensorType images, Shape filter) {
    patches = new Patches(images.dtype(), window, images.shape());
    filters = filter.size(0);
    dy = Rows.allocate(images.dtype(), filters, patches.columns());
    examples = images.shape().size(0);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    int positions = patches.positions();
    for (int first = 0; first < examples; first += patches.group()) {
      for (int i = 0; i < patches.group(); i++) {
        for (int o = 0; o < filters; o++) {
          int offset = ((first + i) * filters + o) * positions;
          dy.load(o, i * positions, inputs[0], offset, positions);
        }
      }
      patches.rows().clear();
      dy.addProduct(inputs[1], 0, 1, patches.rowCount(), patches.rows());
      patches.addUp(outputs[0], first);
    }
  }
}
