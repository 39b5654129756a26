package dev.mindinsight.engine.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Grey images, each with the class that it belongs to. */
public final class Dataset {
  /** Classes of handwritten digits. */
  public static final int CLASSES = 10;

  private final IdxArray images;
  private final IdxArray labels;

  /**
   * Joins images and labels.
   *
   * @param images of shape [examples, height, width]
   * @param labels of shape [examples], each below {@link #CLASSES}
   * @param name for errors
   * @throws IOException if the two do not belong together or a label is no class
   */
  Dataset(String name, IdxArray images, IdxArray labels) throws IOException {
    boolean fits =
        images.sizes().size() == 3 && labels.sizes().equals(List.of(images.sizes().getFirst()));
    if (!fits) {
      throw new IOException(
          "Conflict: got images %s and labels %s, want [n, height, width] and [n], in %s"
              .formatted(images.sizes(), labels.sizes(), name));
    }
    for (int i = 0; i < labels.length(); i++) {
      if (labels.get(i) >= CLASSES) {
        throw new IOException(
            "Malformed label: got %d, want 0 to %d, at example %d in %s"
                .formatted(labels.get(i), CLASSES - 1, i, name));
      }
    }
    this.images = images;
    this.labels = labels;
  }

  /** Number of examples. */
  public int size() {
    return labels.length();
  }

  /** Rows of each image. */
  public int height() {
    return images.sizes().get(1);
  }

  /** Columns of each image. */
  public int width() {
    return images.sizes().get(2);
  }

  /** A pixel's brightness, 0 (background) to 255. */
  public int pixel(int example, int row, int column) {
    return images.get((example * height() + row) * width() + column);
  }

  /** The class of an example. */
  public int label(int example) {
    return labels.get(example);
  }

  /** How the examples come out of their files. */
  Operation operation() {
    return new Operation(
        "Zip",
        Map.of("examples", (long) size(), "classes", (long) CLASSES),
        List.of(images.operation(), labels.operation()));
  }
}
