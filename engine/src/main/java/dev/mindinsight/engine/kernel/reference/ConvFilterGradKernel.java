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
    patches = new Patches(images.dtype(), window, images.shape(), 1);
    transposed = Rows.allocate(images.dtype(), patches.positions(), patches.rowCount());
    examples = images.shape().size(0);
    filters = filter.size(0);
    sums = Rows.allocate(images.dtype(), filters, patches.rowCount());
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    int positions = patches.positions();
    sums.clear();
    for (int first = 0; first < examples; first++) {
      patches.load(inputs[0], first);
      transposed.transpose(patches.rows());
      transposed.addProduct(inputs[1], first * filters * positions, positions, 1, sums);
    }
    for (int o = 0; o < filters; o++) {
      sums.store(o, 0, outputs[0], o * patches.rowCount(), patches.rowCount());
    }
  }
}
