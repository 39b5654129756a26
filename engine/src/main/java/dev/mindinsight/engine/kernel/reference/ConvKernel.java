package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Convolution, image by image: filter [O, K] times patches [K, positions]. */
final class ConvKernel implements Kernel {
  private final Patches patches;
  private final Rows sum;
  private final int examples;
  private final int filters;

  ConvKernel(Window window, TensorType images, Shape filter) {
    patches = new Patches(images.dtype(), window, images.shape());
    sum = Rows.allocate(images.dtype(), 1, patches.positions());
    examples = images.shape().size(0);
    filters = filter.size(0);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    for (int example = 0; example < examples; example++) {
      patches.load(inputs[0], example * patches.imageSize());
      for (int o = 0; o < filters; o++) {
        sum.clear(0);
        patches.rows().addProduct(inputs[1], o * patches.rowCount(), 1, sum, 0);
        sum.store(0, outputs[0], (example * filters + o) * patches.positions());
      }
    }
  }
}
