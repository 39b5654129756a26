package dev.mindinsight.server.api;

import dev.mindinsight.summary.content.Histogram;
import org.jspecify.annotations.Nullable;

/** What every answer says of a histogram. */
@SuppressWarnings("ArrayRecordComponent") // Written, not compared.
record Buckets(
    long count,
    long nan,
    long posInf,
    long negInf,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double sum,
    double[] left,
    double[] right,
    double[] counts) {

  static Buckets of(Histogram histogram) {
    return new Buckets(
        histogram.count(),
        histogram.nan(),
        histogram.positiveInfinite(),
        histogram.negativeInfinite(),
        histogram.min(),
        histogram.max(),
        histogram.sum(),
        histogram.left(),
        histogram.right(),
        histogram.counts());
  }
}
