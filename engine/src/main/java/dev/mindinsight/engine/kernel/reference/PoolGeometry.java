package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;

/**
 * Where the windows of a pooling op lie. Lines of windows are counted through all planes (example,
 * channel); what a window has of padding is cut off.
 */
final class PoolGeometry {
  /** Enough pixels for the copying of a group of planes to be worth its call. */
  private static final int GROUP_PIXELS = 4096;

  final Window window;
  final int planes;
  final int width;
  final int outHeight;
  final int outWidth;

  /** Planes that a kernel may take at once: within a group lines count from 0. */
  final int group;

  /** First column of each window of a line. */
  final int[] first;

  /** One past the last column of each window of a line. */
  final int[] end;

  private final int height;

  PoolGeometry(Window window, Shape images) {
    this.window = window;
    planes = images.size(0) * images.size(1);
    height = images.size(2);
    width = images.size(3);
    outHeight = window.positions(height);
    outWidth = window.positions(width);
    group = Math.clamp(GROUP_PIXELS / (height * width), 1, planes);
    first = new int[outWidth];
    end = new int[outWidth];
    for (int column = 0; column < outWidth; column++) {
      first[column] = first(column);
      end[column] = end(column, width);
    }
  }

  /** Of one plane. */
  int pixels() {
    return height * width;
  }

  /** Windows on one plane. */
  int positions() {
    return outHeight * outWidth;
  }

  /** Index of the first pixel of the image's row in which a line of windows begins. */
  int top(int line) {
    return (line / outHeight * height + first(line % outHeight)) * width;
  }

  /** Index of the first pixel of the image's row after the line of windows. */
  int bottom(int line) {
    return (line / outHeight * height + end(line % outHeight, height)) * width;
  }

  private int first(int position) {
    return Math.max(0, position * window.stride() - window.padding());
  }

  private int end(int position, int extent) {
    return Math.min(extent, position * window.stride() - window.padding() + window.size());
  }
}
