package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * Gradient of the filter: the sum over images of dy [O, positions] times patchesᵀ [positions, K].
 */
final class ConvFilterGradKernel implements Kernel {
  private final Patches patches;
  private final Rows transposed;
  private final Rows sums;
  private final int examples;
  private final int filters;

  ConvFilterGradKernel(Window window, TensorType images, Shape filter) {
    patches = new Patches(images.dtype(), window, images.shape());
    transposed = Rows.allocate(images.dtype(), patches.positions(), patches.rowCount());
    examples = images.shape().size(0);
    filters = filter.size(0);
    sums = Rows.allocate(images.dtype(), filters, patches.rowCount());
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    for (int o = 0; o < filters; o++) {
      sums.clear(o);
    }
    for (int example = 0; example < examples; example++) {
      patches.load(inputs[0], example * patches.imageSize());
      transposed.transpose(patches.rows());
      for (int o = 0; o < filters; o++) {
        transposed.addProduct(inputs[1], (example * filters + o) * patches.positions(), 1, sums, o);
      }
    }
    for (int o = 0; o < filters; o++) {
      sums.store(o, outputs[0], o * patches.rowCount());
    }
  }
}
