package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/** Each window's gradient goes to its largest pixel. */
final class MaxPoolGradKernel implements Kernel {
  private final PoolGeometry g;

  MaxPoolGradKernel(Window window, Shape images) {
    g = new PoolGeometry(window, images);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    Tensor x = inputs[0];
    Tensor dy = inputs[1];
    Tensor dx = outputs[0];
    dx.fill(0);
    int in = 0;
    for (int line = 0; line < g.planes * g.outHeight; line++) {
      int top = g.top(line);
      int bottom = g.bottom(line);
      for (int column = 0; column < g.outWidth; column++) {
        int width = g.end[column] - g.first[column];
        int at = MaxPoolKernel.winner(x, top + g.first[column], bottom, width, g.width);
        dx.set(at, dx.get(at) + dy.get(in++));
      }
    }
  }
}
