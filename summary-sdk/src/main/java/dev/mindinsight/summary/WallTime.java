package dev.mindinsight.summary;

/**
 * A moment on the producer's clock, which may go back.
 *
 * @param seconds since the epoch, with fractions; finite
 */
public record WallTime(double seconds) {

  /**
   * Checks the seconds.
   *
   * @throws IllegalArgumentException when they are NaN or infinite
   */
  public WallTime {
    if (!Double.isFinite(seconds)) {
      throw new IllegalArgumentException(
          "Malformed wall time: got %s seconds, want a finite number".formatted(seconds));
    }
  }
}
