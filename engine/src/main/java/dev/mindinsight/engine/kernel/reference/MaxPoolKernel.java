package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * Largest pixel of each window: first the largest of each column of a line of windows, then the
 * largest of those. Padding is less than the window, so each holds a pixel.
 */
final class MaxPoolKernel implements Kernel {
  private final PoolGeometry g;
  private final OrderedStrip x;
  private final OrderedStrip y;
  private final long[] columns;

  MaxPoolKernel(Window window, Shape images) {
    g = new PoolGeometry(window, images);
    x = new OrderedStrip(g.group * g.pixels());
    y = new OrderedStrip(g.group * g.positions());
    columns = new long[g.width];
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    for (int plane = 0; plane < g.planes; plane += g.group) {
      int planes = Math.min(g.group, g.planes - plane);
      x.load(inputs[0], plane * g.pixels(), planes * g.pixels());
      for (int line = 0; line < planes * g.outHeight; line++) {
        reduceColumns(g.top(line), g.bottom(line));
        reduceWindows(line * g.outWidth);
      }
      y.store(outputs[0], plane * g.positions(), planes * g.positions());
    }
  }

  private void reduceColumns(int top, int bottom) {
    System.arraycopy(x.keys, top, columns, 0, columns.length);
    for (int left = top + columns.length; left < bottom; left += columns.length) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Math.max(columns[i], x.keys[left + i]);
      }
    }
  }

  private void reduceWindows(int out) {
    for (int window = 0; window < g.outWidth; window++) {
      long largest = columns[g.first[window]];
      for (int i = g.first[window] + 1; i < g.end[window]; i++) {
        largest = Math.max(largest, columns[i]);
      }
      y.keys[out + window] = largest;
    }
  }
}
