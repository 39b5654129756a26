package dev.mindinsight.summary.content;

import org.jspecify.annotations.Nullable;

/**
 * Adds numbers up to {@link TensorStatistics}, block by block. Means and squared deviations of
 * blocks are joined as in Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for
 * computing sample variances" (1979), so that nothing cancels. Numbers whose squares would leave
 * the range of float64 are scaled by a power of two, which is exact. One thread at a time.
 */
public final class StatisticsSum {

  /** Squares of numbers between 2^−500 and 2^500 stay in range, and so do sums of 2^23 of them. */
  private static final double LARGE = 0x1p500;

  private static final double SMALL = 0x1p-500;

  /** Brings the greatest and the least numbers there are into that range. */
  private static final int EXPONENT = 600;

  private long nan;
  private long positiveInfinite;
  private long negativeInfinite;
  private long zero;
  private long negative;
  private long positive;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** The moments below are of the numbers times two to this power; it only falls. */
  private int scale = EXPONENT;

  private long finite;

  /** The mean is the sum of both: one float64 would not do beside deviations 12 digits smaller. */
  private double mean;

  private double meanRest;
  private double squaredDeviations;
  private double squares;
  private double magnitudes;

  /** Nothing added yet. */
  public StatisticsSum() {}

  /**
   * Adds numbers.
   *
   * @param block the numbers; overwritten
   * @param length how many of them count, from the first
   */
  public void add(double[] block, int length) {
    int kept = 0;
    double greatest = 0;
    for (int i = 0; i < length; i++) {
      double value = block[i];
      if (count(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        greatest = Math.max(greatest, Math.abs(value));
        block[kept++] = value;
      }
    }
    if (kept > 0) {
      rescale(greatest);
      join(block, kept);
    }
  }

  private boolean count(double value) {
    if (value > 0) {
      positive++;
    } else if (value < 0) {
      negative++;
    } else if (value == 0) {
      zero++;
    } else {
      nan++;
      return false;
    }
    if (value == Double.POSITIVE_INFINITY) {
      positiveInfinite++;
      return false;
    }
    if (value == Double.NEGATIVE_INFINITY) {
      negativeInfinite++;
      return false;
    }
    return true;
  }

  private void rescale(double greatest) {
    int fitting = greatest > LARGE ? -EXPONENT : greatest < SMALL ? EXPONENT : 0;
    if (fitting < scale) {
      int by = fitting - scale;
      mean = Math.scalb(mean, by);
      meanRest = Math.scalb(meanRest, by);
      squaredDeviations = Math.scalb(squaredDeviations, 2 * by);
      squares = Math.scalb(squares, 2 * by);
      magnitudes = Math.scalb(magnitudes, by);
      scale = fitting;
    }
  }

  private void join(double[] block, int length) {
    double factor = Math.scalb(1.0, scale);
    double sum = 0;
    double blockSquares = 0;
    double blockMagnitudes = 0;
    for (int i = 0; i < length; i++) {
      double value = block[i] * factor;
      block[i] = value;
      sum += value;
      blockSquares += value * value;
      blockMagnitudes += Math.abs(value);
    }
    double blockMean = sum / length;
    double rest = 0;
    double deviations = 0;
    for (int i = 0; i < length; i++) {
      double deviation = block[i] - blockMean;
      rest += deviation;
      deviations += deviation * deviation;
    }
    squares += blockSquares;
    magnitudes += blockMagnitudes;
    squaredDeviations += deviations - rest * rest / length;
    joinMeans(blockMean, rest / length, length);
  }

  private void joinMeans(double blockMean, double blockRest, int length) {
    double apart = (blockMean - mean) + (blockRest - meanRest);
    double share = (double) length / (finite + length);
    squaredDeviations += apart * apart * share * finite;
    if (finite == 0) {
      mean = blockMean;
      meanRest = blockRest;
    } else {
      double step = apart * share;
      double moved = mean + step;
      double taken = moved - mean;
      meanRest += (mean - (moved - taken)) + (step - taken);
      mean = moved;
    }
    finite += length;
  }

  /** What was added so far. */
  public TensorStatistics statistics() {
    return new TensorStatistics(
        nan + zero + negative + positive,
        known(min),
        known(max),
        known(mean()),
        known(min == max ? 0 : unscaled(Math.sqrt(squaredDeviations / finite))),
        known(unscaled(Math.sqrt(squares))),
        nan,
        positiveInfinite,
        negativeInfinite,
        zero,
        negative,
        positive);
  }

  /**
   * Arithmetic mean of the finite numbers without their signs.
   *
   * @return null where none was finite
   */
  public @Nullable Double absMean() {
    double greatest = Math.max(Math.abs(min), Math.abs(max));
    return known(Math.min(greatest, unscaled(magnitudes / finite)));
  }

  /** Rounding must not carry it past the extremes. */
  private double mean() {
    return Math.max(min, Math.min(max, unscaled(mean + meanRest)));
  }

  private double unscaled(double value) {
    return Math.scalb(value, -scale);
  }

  private @Nullable Double known(double value) {
    return finite == 0 ? null : Double.valueOf(value);
  }
}
