package dev.mindinsight.engine.data;

/**
 * Examples ready to be fed, in arrays that are filled again and again. For one thread at a time.
 */
public final class Batch {
  private final float[] pixels;
  private final int[] labels;
  private int examples;

  Batch(int capacity, int pixelsPerImage) {
    pixels = new float[capacity * pixelsPerImage];
    labels = new int[capacity];
  }

  /** Normalised pixels, image by image in row-major order. Not to be written. */
  public float[] pixels() {
    return pixels;
  }

  /** The class of each image. Not to be written. */
  public int[] labels() {
    return labels;
  }

  /** Examples that count, from the first on; the rest of the arrays is filler. */
  public int examples() {
    return examples;
  }

  void examples(int count) {
    examples = count;
  }
}
