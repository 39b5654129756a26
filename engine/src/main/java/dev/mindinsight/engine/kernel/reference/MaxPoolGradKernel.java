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
    Tensor dx = outputs[0];
    dx.fill(0);
    int in = 0;
    for (int plane = 0; plane < g.planes; plane++) {
      for (int y = 0; y < g.outHeight; y++) {
        for (int x = 0; x < g.outWidth; x++) {
          int winner = MaxPoolKernel.winner(g, inputs[0], plane, y, x);
          dx.set(winner, dx.get(winner) + inputs[1].get(in++));
        }
      }
    }
  }
}
