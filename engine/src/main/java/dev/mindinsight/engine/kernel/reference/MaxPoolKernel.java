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
    Tensor x = inputs[0];
    Tensor y = outputs[0];
    int out = 0;
    for (int line = 0; line < g.planes * g.outHeight; line++) {
      int top = g.top(line);
      int bottom = g.bottom(line);
      for (int column = 0; column < g.outWidth; column++) {
        int width = g.end[column] - g.first[column];
        y.set(out++, x.get(winner(x, top + g.first[column], bottom, width, g.width)));
      }
    }
  }

  /**
   * Index of the first largest pixel of a window, or of its first NaN.
   *
   * @param start index of the window's first pixel
   * @param bottom index of the first pixel of the line after the window's last
   * @param width of the window
   * @param lineWidth of the image
   */
  static int winner(Tensor images, int start, int bottom, int width, int lineWidth) {
    int best = start;
    double largest = images.get(start);
    for (int line = start; line < bottom; line += lineWidth) {
      for (int i = line; i < line + width; i++) {
        double pixel = images.get(i);
        if (!(pixel <= largest) && !Double.isNaN(largest)) {
          largest = pixel;
          best = i;
        }
      }
    }
    return best;
  }
}
