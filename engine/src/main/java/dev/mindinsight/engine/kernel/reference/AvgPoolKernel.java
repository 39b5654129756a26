package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Sum of each window's pixels, in double and row by row, over the window's area. */
final class AvgPoolKernel implements Kernel {
  private final PoolGeometry g;

  AvgPoolKernel(Window window, Shape images) {
    g = new PoolGeometry(window, images);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    double area = g.window.size() * g.window.size();
    int out = 0;
    for (int line = 0; line < g.planes * g.outHeight; line++) {
      for (int column = 0; column < g.outWidth; column++) {
        outputs[0].set(out++, sum(inputs[0], line, column) / area);
      }
    }
  }

  private double sum(Tensor images, int line, int column) {
    int bottom = g.bottom(line);
    double sum = 0;
    for (int left = g.top(line); left < bottom; left += g.width) {
      for (int i = left + g.first[column]; i < left + g.end[column]; i++) {
        sum += images.get(i);
      }
    }
    return sum;
  }
}
