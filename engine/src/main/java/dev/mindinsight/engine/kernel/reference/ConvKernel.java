package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Convolution, a group of images at a time: filter [O, K] times patches [K, positions]. */
final class ConvKernel implements Kernel {
  private final Patches patches;
  private final Rows sums;
  private final int examples;
  private final int filters;

  ConvKernel(Window window, TensorType images, Shape filter) {
    patches = new Patches(images.dtype(), window, images.shape());
    examples = images.shape().size(0);
    filters = filter.size(0);
    sums = Rows.allocate(images.dtype(), filters, patches.columns());
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    int positions = patches.positions();
    for (int first = 0; first < examples; first += patches.group()) {
      patches.load(inputs[0], first);
      sums.clear();
      patches.rows().addProduct(inputs[1], 0, patches.rowCount(), 1, sums);
      for (int i = 0; i < patches.group(); i++) {
        for (int o = 0; o < filters; o++) {
          int offset = ((first + i) * filters + o) * positions;
          sums.store(o, i * positions, outputs[0], offset, positions);
        }
      }
    }
  }
}
