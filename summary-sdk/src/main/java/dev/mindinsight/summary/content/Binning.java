package dev.mindinsight.summary.content;

/**
 * Counts numbers into buckets of equal width from the least to the greatest finite one: as many as
 * MindSpore's writer takes, 2 for up to 5 numbers, 3 for up to 10, then one for every 10, at most
 * 90. A bucket holds what is at or above its left edge and below its right one, the last also the
 * greatest number; equal numbers lie in one bucket of no width. NaN and infinities are in no bucket
 * and counted beside them. A sum beyond all doubles is left out.
 */
public final class Binning {

  private static final int NUMBERS_PER_BUCKET = 10;
  private static final int BUCKETS_MAX = 90;

  /** Numbers by their place, from 0. */
  public interface Numbers {
    /** The number at a place; asked twice for each. */
    double at(long place);
  }

  private final Numbers numbers;
  private final long size;
  private long nan;
  private long positiveInfinite;
  private long negativeInfinite;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;

  private Binning(long size, Numbers numbers) {
    this.numbers = numbers;
    this.size = size;
    for (long i = 0; i < size; i++) {
      look(numbers.at(i));
    }
  }

  private void look(double number) {
    if (Double.isFinite(number)) {
      min = Math.min(min, number);
      max = Math.max(max, number);
      sum += number;
    } else if (Double.isNaN(number)) {
      nan++;
    } else if (number > 0) {
      positiveInfinite++;
    } else {
      negativeInfinite++;
    }
  }

  /**
   * Counts numbers.
   *
   * @param size how many there are
   * @param numbers NaN and infinities included
   */
  public static Histogram of(long size, Numbers numbers) {
    return new Binning(size, numbers).histogram();
  }

  private Histogram histogram() {
    long finite = size - nan - positiveInfinite - negativeInfinite;
    int buckets = finite == 0 ? 0 : min == max ? 1 : buckets(finite);
    double[] edges = edges(buckets);
    double[] left = new double[buckets];
    double[] right = new double[buckets];
    System.arraycopy(edges, 0, left, 0, buckets);
    System.arraycopy(edges, 1, right, 0, buckets);
    return new Histogram(
        left,
        right,
        count(edges, buckets),
        size,
        nan,
        positiveInfinite,
        negativeInfinite,
        finite == 0 ? null : min,
        finite == 0 ? null : max,
        Double.isFinite(sum) ? sum : null);
  }

  /** The rule of MindSpore 2.0, {@code mindspore/train/summary/_summary_adapter.py}. */
  private static int buckets(long finite) {
    if (finite <= NUMBERS_PER_BUCKET / 2) {
      return 2;
    }
    return finite <= NUMBERS_PER_BUCKET
        ? 3
        : (int) Math.min(finite / NUMBERS_PER_BUCKET + 1, BUCKETS_MAX);
  }

  /** Ascending, from least to greatest; two may be equal where no double lies between them. */
  private double[] edges(int buckets) {
    double[] edges = new double[buckets + 1];
    for (int i = 0; i < buckets; i++) {
      edges[i] = Math.min(max, (min * scale() + width() * i / buckets) / scale());
    }
    edges[buckets] = max;
    return edges;
  }

  private double[] count(double[] edges, int buckets) {
    double[] counts = new double[buckets];
    double bucketsPerUnit = buckets / width();
    double scale = scale();
    double low = min * scale;
    for (long i = 0; i < size && buckets > 0; i++) {
      double number = numbers.at(i);
      if (Double.isFinite(number)) {
        int guess = (int) ((number * scale - low) * bucketsPerUnit);
        counts[bucket(number, edges, Math.clamp(guess, 0, buckets - 1))]++;
      }
    }
    return counts;
  }

  /** Rounding can put a guess one bucket off, and edges decide. */
  private static int bucket(double number, double[] edges, int guess) {
    int bucket = guess;
    while (bucket > 0 && number < edges[bucket]) {
      bucket--;
    }
    while (bucket < edges.length - 2 && number >= edges[bucket + 1]) {
      bucket++;
    }
    return bucket;
  }

  /** Halves the numbers where their distance would be no finite double. */
  private double scale() {
    return Double.isFinite(max - min) ? 1 : 0.5;
  }

  private double width() {
    return max * scale() - min * scale();
  }
}
