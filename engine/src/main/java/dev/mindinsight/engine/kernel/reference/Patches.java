package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * The pixels of one image as a matrix in which convolution is a product ("im2col", Chellapilla et
 * al., 2006): a row for each (channel, y, x) of the window, a column for each window position.
 */
final class Patches {
  private final Window window;
  private final int channels;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final Rows rows;

  Patches(DType dtype, Window window, Shape images) {
    this.window = window;
    channels = images.size(1);
    height = images.size(2);
    width = images.size(3);
    outHeight = window.positions(height);
    outWidth = window.positions(width);
    rows = Rows.allocate(dtype, rowCount(), positions());
  }

  /** Window elements over all channels. */
  int rowCount() {
    return channels * window.size() * window.size();
  }

  /** Window positions on an image. */
  int positions() {
    return outHeight * outWidth;
  }

  /** Elements of one image. */
  int imageSize() {
    return channels * height * width;
  }

  Rows rows() {
    return rows;
  }

  /** Takes the pixels of the image at {@code offset}; padding is 0. */
  void load(Tensor images, int offset) {
    for (int row = 0; row < rowCount(); row++) {
      rows.clear(row);
      for (int y = 0; y < outHeight; y++) {
        move(row, y, images, offset, true);
      }
    }
  }

  /** Adds what stands in the patches to the pixels that they came from. */
  void addTo(Tensor images, int offset) {
    for (int row = 0; row < rowCount(); row++) {
      for (int y = 0; y < outHeight; y++) {
        move(row, y, images, offset, false);
      }
    }
  }

  /** Moves one row of windows' worth of one window element, as far as it lies on the image. */
  private void move(int row, int y, Tensor images, int offset, boolean load) {
    int size = window.size();
    int imageY = y * window.stride() - window.padding() + row / size % size;
    if (imageY < 0 || imageY >= height) {
      return;
    }
    int shift = row % size - window.padding();
    int stride = window.stride();
    int first = shift >= 0 ? 0 : (-shift + stride - 1) / stride;
    int end = Math.min(outWidth, Math.floorDiv(width - 1 - shift, stride) + 1);
    int pixel = offset + (row / (size * size) * height + imageY) * width + first * stride + shift;
    int column = y * outWidth + first;
    int count = end - first;
    if (count <= 0) {
      return;
    }
    if (!load) {
      rows.scatterAdd(row, column, images, pixel, stride, count);
    } else if (stride == 1) {
      rows.load(row, column, images, pixel, count);
    } else {
      rows.gather(row, column, images, pixel, stride, count);
    }
  }
}
