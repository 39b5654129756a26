package dev.mindinsight.summary.codec;

/**
 * How many numbers of a histogram were not finite: TensorBoard's forms have no place for them.
 *
 * @param nan how many were NaN
 * @param positiveInfinite how many were +∞
 * @param negativeInfinite how many were −∞
 */
record NonFiniteCounts(long nan, long positiveInfinite, long negativeInfinite) {

  /** Where the producer does not count them. */
  static final NonFiniteCounts NONE = new NonFiniteCounts(0, 0, 0);

  /** All of them. */
  long total() {
    return nan + positiveInfinite + negativeInfinite;
  }
}
