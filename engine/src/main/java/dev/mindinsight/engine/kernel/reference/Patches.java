package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * The pixels of a few images as a matrix in which convolution is a product ("im2col", Chellapilla
 * et al., 2006): a row for each (channel, y, x) of the window, a column for each window position of
 * each image of the group.
 */
final class Patches {
  /** Rows long enough to be worth a vector loop, short enough for the matrix to stay in cache. */
  private static final int COLUMNS_MAX = 1024;

  private final Window window;
  private final int channels;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final int group;
  private final Rows rows;
  private final Rows image;

  /** Takes as many images at once as keep the matrix narrow enough. */
  Patches(DType dtype, Window window, Shape images) {
    this(dtype, window, images, COLUMNS_MAX);
  }

  /** Takes as many images at once as have {@code columnsMax} window positions, but at least one. */
  Patches(DType dtype, Window window, Shape images, int columnsMax) {
    this.window = window;
    channels = images.size(1);
    height = images.size(2);
    width = images.size(3);
    outHeight = window.positions(height);
    outWidth = window.positions(width);
    group = group(images.size(0), columnsMax / positions());
    rows = Rows.allocate(dtype, rowCount(), columns());
    image = Rows.allocate(dtype, 1, imageSize());
  }

  /** The largest divisor of the number of images that is not above {@code most}, but at least 1. */
  private static int group(int images, int most) {
    int group = Math.max(1, Math.min(images, most));
    while (images % group != 0) {
      group--;
    }
    return group;
  }

  /** Images taken at once; divides the number of images. */
  int group() {
    return group;
  }

  /** Window elements over all channels. */
  int rowCount() {
    return channels * window.size() * window.size();
  }

  /** Window positions on one image. */
  int positions() {
    return outHeight * outWidth;
  }

  /** Window positions on all images of a group. */
  int columns() {
    return group * positions();
  }

  Rows rows() {
    return rows;
  }

  private int imageSize() {
    return channels * height * width;
  }

  /** Takes the pixels of the group that begins with image {@code first}; padding is 0. */
  void load(Tensor images, int first) {
    if (window.padding() > 0) {
      rows.clear();
    }
    for (int i = 0; i < group; i++) {
      image.load(0, 0, images, (first + i) * imageSize(), imageSize());
      move(i * positions(), true);
    }
  }

  /** Writes images whose pixels are the sums of what stands in the patches for them. */
  void addUp(Tensor images, int first) {
    for (int i = 0; i < group; i++) {
      image.clear();
      move(i * positions(), false);
      image.store(0, 0, images, (first + i) * imageSize(), imageSize());
    }
  }

  private void move(int column, boolean load) {
    for (int row = 0; row < rowCount(); row++) {
      int inWindow = row % (window.size() * window.size());
      int shiftY = inWindow / window.size() - window.padding();
      int shiftX = inWindow % window.size() - window.padding();
      int plane = row / (window.size() * window.size()) * height;
      int firstY = firstInside(shiftY);
      int endY = endInside(shiftY, height, outHeight);
      int firstX = firstInside(shiftX);
      int count = endInside(shiftX, width, outWidth) - firstX;
      for (int y = firstY; y < endY; y++) {
        int pixel =
            (plane + y * window.stride() + shiftY) * width + firstX * window.stride() + shiftX;
        int at = column + y * outWidth + firstX;
        if (load) {
          rows.gather(row, at, image, pixel, window.stride(), count);
        } else {
          rows.scatterAdd(row, at, image, pixel, window.stride(), count);
        }
      }
    }
  }

  /** First window position whose element {@code shift} lies on the image. */
  private int firstInside(int shift) {
    return shift >= 0 ? 0 : Math.ceilDiv(-shift, window.stride());
  }

  /** One past the last such position. */
  private int endInside(int shift, int extent, int positions) {
    return Math.min(positions, Math.floorDiv(extent - 1 - shift, window.stride()) + 1);
  }
}
