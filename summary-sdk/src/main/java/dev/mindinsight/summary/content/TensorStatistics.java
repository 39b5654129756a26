package dev.mindinsight.summary.content;

import org.jspecify.annotations.Nullable;

/**
 * What a tensor's numbers are like, computed in float64. {@code min} to {@code l2} are of the
 * finite elements and null where there is none; the counts are of all elements.
 *
 * @param count of all elements
 * @param min the least
 * @param max the greatest
 * @param mean arithmetic mean
 * @param std standard deviation of the population
 * @param l2 square root of the sum of squares
 * @param nan elements that are NaN
 * @param posInf elements that are +∞
 * @param negInf elements that are −∞
 * @param zero elements that are 0 or −0
 * @param negative elements below 0, −∞ among them
 * @param positive elements above 0, +∞ among them
 */
public record TensorStatistics(
    long count,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double mean,
    @Nullable Double std,
    @Nullable Double l2,
    long nan,
    long posInf,
    long negInf,
    long zero,
    long negative,
    long positive) {

  /** Numbers are widened by so many at a time: they stay in the processor's first cache. */
  private static final int BLOCK = 1024;

  /**
   * Statistics of a tensor, in one pass over its bytes.
   *
   * @param tensor of any type
   * @return null for complex numbers, which have no order
   */
  public static @Nullable TensorStatistics of(TensorContent tensor) {
    if (tensor.type() == ElementType.COMPLEX64 || tensor.type() == ElementType.COMPLEX128) {
      return null;
    }
    TensorElements elements = TensorElements.of(tensor);
    StatisticsSum sum = new StatisticsSum();
    double[] block = new double[BLOCK];
    for (int from = 0; from < tensor.count(); from += BLOCK) {
      int length = Math.min(BLOCK, tensor.count() - from);
      for (int i = 0; i < length; i++) {
        block[i] = elements.number(from + i);
      }
      sum.add(block, length);
    }
    return sum.statistics();
  }
}
