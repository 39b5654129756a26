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
    for (int plane = 0; plane < g.planes; plane++) {
      for (int y = 0; y < g.outHeight; y++) {
        for (int x = 0; x < g.outWidth; x++) {
          outputs[0].set(out++, sum(inputs[0], plane, y, x) / area);
        }
      }
    }
  }

  private double sum(Tensor images, int plane, int y, int x) {
    int endY = g.end(y, g.height);
    int startX = g.first(x);
    int endX = g.end(x, g.width);
    double sum = 0;
    for (int row = g.first(y); row < endY; row++) {
      int line = (plane * g.height + row) * g.width;
      for (int i = line + startX; i < line + endX; i++) {
        sum += images.get(i);
      }
    }
    return sum;
  }
}
