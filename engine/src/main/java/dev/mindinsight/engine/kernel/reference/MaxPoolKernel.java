package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Largest pixel of each window. Padding is less than the window, so each holds a pixel. */
final class MaxPoolKernel implements Kernel {
  private final PoolGeometry g;

  MaxPoolKernel(Window window, Shape images) {
    g = new PoolGeometry(window, images);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    int out = 0;
    for (int plane = 0; plane < g.planes; plane++) {
      for (int y = 0; y < g.outHeight; y++) {
        for (int x = 0; x < g.outWidth; x++) {
          outputs[0].set(out++, inputs[0].get(winner(g, inputs[0], plane, y, x)));
        }
      }
    }
  }

  /** Index of the first largest pixel of a window, or of its first NaN. */
  static int winner(PoolGeometry g, Tensor images, int plane, int y, int x) {
    int endY = g.end(y, g.height);
    int startX = g.first(x);
    int endX = g.end(x, g.width);
    int best = (plane * g.height + g.first(y)) * g.width + startX;
    double largest = images.get(best);
    for (int row = g.first(y); row < endY; row++) {
      int line = (plane * g.height + row) * g.width;
      for (int i = line + startX; i < line + endX; i++) {
        double pixel = images.get(i);
        if (pixel > largest || (Double.isNaN(pixel) && !Double.isNaN(largest))) {
          largest = pixel;
          best = i;
        }
      }
    }
    return best;
  }
}
