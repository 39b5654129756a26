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
    for (int line = 0; line < g.planes * g.outHeight; line++) {
      for (int column = 0; column < g.outWidth; column++) {
        add(outputs[0], line, column, inputs[0].get(in++) / area);
      }
    }
  }

  private void add(Tensor dx, int line, int column, double share) {
    int bottom = g.bottom(line);
    for (int left = g.top(line); left < bottom; left += g.width) {
      for (int i = left + g.first[column]; i < left + g.end[column]; i++) {
        dx.set(i, dx.get(i) + share);
      }
    }
  }
}
