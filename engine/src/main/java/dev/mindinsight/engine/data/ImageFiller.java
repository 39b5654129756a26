package dev.mindinsight.engine.data;

import java.util.Map;

/** Writes images of a data set into batches: normalised, and moved where that is asked for. */
final class ImageFiller {
  /** Mean and standard deviation of MNIST's training pixels, on a scale from 0 to 1. */
  private static final double MEAN = 0.1307;

  private static final double DEVIATION = 0.3081;

  private final Dataset data;
  private final float[] normalized = new float[256];

  ImageFiller(Dataset data) {
    this.data = data;
    for (int pixel = 0; pixel < normalized.length; pixel++) {
      normalized[pixel] = (float) ((pixel / 255.0 - MEAN) / DEVIATION);
    }
  }

  Batch newBatch(int capacity) {
    return new Batch(capacity, data.height() * data.width());
  }

  /** Fills a place of the batch; what moves in from outside the image is background. */
  void fill(Batch batch, int place, int example, int shiftY, int shiftX) {
    int at = place * data.height() * data.width();
    for (int y = 0; y < data.height(); y++) {
      for (int x = 0; x < data.width(); x++) {
        batch.pixels()[at++] = normalized[pixel(example, y - shiftY, x - shiftX)];
      }
    }
    batch.labels()[place] = data.label(example);
  }

  private int pixel(int example, int y, int x) {
    boolean inside = y >= 0 && y < data.height() && x >= 0 && x < data.width();
    return inside ? data.pixel(example, y, x) : 0;
  }

  /** How pixels become numbers. */
  static Operation normalize(Operation images) {
    return images.then("Normalize", Map.of("divisor", 255.0, "mean", MEAN, "deviation", DEVIATION));
  }
}
