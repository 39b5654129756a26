package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Each window's gradient is shared evenly by its pixels; padding's share is lost. */
final class AvgPoolGradKernel implements Kernel {
  private final PoolGeometry g;

  AvgPoolGradKernel(Window window, Shape images) {
    g = new PoolGeometry(window, images);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    double area = g.window.size() * g.window.size();
    outputs[0].fill(0);
    int in = 0;
    for (int plane = 0; plane < g.planes; plane++) {
      for (int y = 0; y < g.outHeight; y++) {
        for (int x = 0; x < g.outWidth; x++) {
          add(outputs[0], plane, y, x, inputs[0].get(in++) / area);
        }
      }
    }
  }

  private void add(Tensor dx, int plane, int y, int x, double share) {
    int endY = g.end(y, g.height);
    int startX = g.first(x);
    int endX = g.end(x, g.width);
    for (int row = g.first(y); row < endY; row++) {
      int line = (plane * g.height + row) * g.width;
      for (int i = line + startX; i < line + endX; i++) {
        dx.set(i, dx.get(i) + share);
      }
    }
  }
}
