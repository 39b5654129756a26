package dev.mindinsight.summary;

/**
 * Takes what is read from an event file. Calls come in file order on the reading thread; those of
 * one record come together, and only when the whole record could be read.
 */
public interface EventSink {

  /**
   * One scalar. Called for every point, so it takes primitives.
   *
   * @param tag the series, of kind {@link Kind#SCALAR}; the same instance for all its points
   * @param step any 64-bit integer; steps may repeat and fall
   * @param wallTimeSeconds since the epoch on the producer's clock; finite
   * @param dtype the type in which the number was written
   * @param bits {@link Double#doubleToRawLongBits} of the exact value for floating types (NaN and
   *     the infinities are values), otherwise the integer itself ({@code uint64} as its two's
   *     complement, {@code bool} as 0 or 1); see {@link DType#toDouble}
   */
  void scalar(TagInfo tag, long step, double wallTimeSeconds, DType dtype, long bits);

  /**
   * Everything else.
   *
   * @param event one of the permitted types of {@link SummaryEvent}
   */
  void event(SummaryEvent event);
}
