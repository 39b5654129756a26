package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Gradient of the images, image by image: filterᵀ [K, O] times dy [O, positions], added back. */
final class ConvInputGradKernel implements Kernel {
  private final Patches patches;
  private final Rows dy;
  private final int examples;
  private final int filters;

  ConvInputGradKernel(Window window, TensorType images, Shape filter) {
    patches = new Patches(images.dtype(), window, images.shape());
    filters = filter.size(0);
    dy = Rows.allocate(images.dtype(), filters, patches.positions());
    examples = images.shape().size(0);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    outputs[0].fill(0);
    for (int example = 0; example < examples; example++) {
      for (int o = 0; o < filters; o++) {
        int offset = (example * filters + o) * patches.positions();
        dy.load(o, 0, inputs[0], offset, patches.positions());
      }
      for (int row = 0; row < patches.rowCount(); row++) {
        patches.rows().clear(row);
        dy.addProduct(inputs[1], row, patches.rowCount(), patches.rows(), row);
      }
      patches.addTo(outputs[0], example * patches.imageSize());
    }
  }
}
