package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;
import java.util.Arrays;

/** Each window's gradient goes to its largest pixel. */
final class MaxPoolGradKernel implements Kernel {
  private final PoolGeometry g;
  private final OrderedStrip x;
  private final Strip dy;
  private final Strip dx;

  MaxPoolGradKernel(Window window, Shape images) {
    g = new PoolGeometry(window, images);
    x = new OrderedStrip(g.group * g.pixels());
    dy = new Strip(g.group * g.positions());
    dx = new Strip(g.group * g.pixels());
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    for (int plane = 0; plane < g.planes; plane += g.group) {
      int planes = Math.min(g.group, g.planes - plane);
      x.load(inputs[0], plane * g.pixels(), planes * g.pixels());
      dy.load(inputs[1], plane * g.positions(), planes * g.positions());
      Arrays.fill(dx.values, 0);
      for (int line = 0; line < planes * g.outHeight; line++) {
        share(line);
      }
      dx.store(outputs[0], plane * g.pixels(), planes * g.pixels());
    }
  }

  private void share(int line) {
    int top = g.top(line);
    int bottom = g.bottom(line);
    for (int window = 0; window < g.outWidth; window++) {
      int width = g.end[window] - g.first[window];
      int at = winner(x.keys, top + g.first[window], bottom, width, g.width);
      dx.values[at] += dy.values[line * g.outWidth + window];
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
  private static int winner(long[] images, int start, int bottom, int width, int lineWidth) {
    int best = start;
    long largest = images[start];
    for (int line = start; line < bottom; line += lineWidth) {
      for (int i = line; i < line + width; i++) {
        best = images[i] > largest ? i : best;
        largest = Math.max(largest, images[i]);
      }
    }
    return best;
  }
}
