package dev.mindinsight.engine.graph;

/**
 * How a square window moves over an image: both axes alike.
 *
 * @param size height and width of the window in pixels, at least 1
 * @param stride pixels between neighbouring windows, at least 1
 * @param padding rows and columns added on each of the four sides, less than {@code size}
 */
public record Window(int size, int stride, int padding) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is violated
   */
  public Window {
    if (size < 1 || stride < 1 || padding < 0 || padding >= size) {
      throw new IllegalArgumentException(
          "Malformed window: size %d, stride %d, padding %d; want size and stride of at least 1 and padding below size"
              .formatted(size, stride, padding));
    }
  }

  /** Number of window positions over {@code extent} pixels; below 1 if the window does not fit. */
  public int positions(int extent) {
    return Math.floorDiv(extent + 2 * padding - size, stride) + 1;
  }
}
