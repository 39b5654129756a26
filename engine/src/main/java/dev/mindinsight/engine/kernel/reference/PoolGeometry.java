package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;

/** Where the windows of a pooling op lie on the planes (example, channel) of its images. */
final class PoolGeometry {
  final Window window;
  final int planes;
  final int height;
  final int width;
  final int outHeight;
  final int outWidth;

  PoolGeometry(Window window, Shape images) {
    this.window = window;
    planes = images.size(0) * images.size(1);
    height = images.size(2);
    width = images.size(3);
    outHeight = window.positions(height);
    outWidth = window.positions(width);
  }

  /** First row or column of the window at {@code position} that lies on the image. */
  int first(int position) {
    return Math.max(0, position * window.stride() - window.padding());
  }

  /** One past the last row or column of the window that lies on an image of {@code extent}. */
  int end(int position, int extent) {
    return Math.min(extent, position * window.stride() - window.padding() + window.size());
  }
}
