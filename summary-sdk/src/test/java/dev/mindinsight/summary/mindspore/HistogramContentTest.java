package dev.mindinsight.summary.mindspore;

import static dev.mindinsight.summary.mindspore.Written.content;
import static dev.mindinsight.summary.mindspore.Written.summary;
import static dev.mindinsight.summary.mindspore.Written.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Summary;
import org.junit.jupiter.api.Test;

class HistogramContentTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  private static Summary.Histogram.Builder written(double... leftWidthCount) {
    Summary.Histogram.Builder histogram = Summary.Histogram.newBuilder();
    for (int i = 0; i < leftWidthCount.length; i += 3) {
      histogram.addBuckets(
          Summary.Histogram.Bucket.newBuilder()
              .setLeft(leftWidthCount[i])
              .setWidth(leftWidthCount[i + 1])
              .setCount((long) leftWidthCount[i + 2]));
    }
    return histogram;
  }

  private static Histogram read(Summary.Histogram.Builder histogram) throws ContentException {
    byte[] record = summary(1, value("h").setHistogram(histogram));
    return content(record, Kind.HISTOGRAM, Histogram.class);
  }

  @Test
  void emptyOuterBucketsAreDroppedAndEmptyInnerOnesKept() throws ContentException {
    Histogram read =
        read(
            written(0, 1, 0, 1, 1, 2, 2, 1, 0, 3, 1, 5, 4, 1, 0)
                .setMin(1.5)
                .setMax(3.5)
                .setSum(20)
                .setNanCount(1)
                .setPosInfCount(2)
                .setNegInfCount(3)
                .setCount(99));
    assertThat(read.left()).containsExactly(1, 2, 3);
    assertThat(read.right()).containsExactly(2, 3, 4);
    assertThat(read.counts()).containsExactly(2, 0, 5);
    assertThat(read.count()).as("counted, not believed").isEqualTo(13);
    assertThat(read.nan()).isEqualTo(1);
    assertThat(read.positiveInfinite()).isEqualTo(2);
    assertThat(read.negativeInfinite()).isEqualTo(3);
    assertThat(read.min()).isEqualTo(1.5);
    assertThat(read.max()).isEqualTo(3.5);
    assertThat(read.sum()).isEqualTo(20);
  }

  /** What MindSpore writes for a tensor of nothing but NaN: one empty bucket, extremes 0. */
  @Test
  void withoutFiniteValuesThereIsNoMinimum() throws ContentException {
    Histogram read = read(written(-0.5, 1, 0).setMin(0).setMax(0).setNanCount(4).setCount(4));
    assertThat(read.left()).isEmpty();
    assertThat(read.min()).isNull();
    assertThat(read.max()).isNull();
    assertThat(read.sum()).isNull();
    assertThat(read.count()).isEqualTo(4);
  }

  @Test
  void openOuterEdgesStandAtTheExtremes() throws ContentException {
    Histogram read = read(written(-INF, INF, 1, 1, 2, 3, 3, INF, 2).setMin(-4).setMax(9));
    assertThat(read.left()).containsExactly(-4, 1, 3);
    assertThat(read.right()).containsExactly(1, 3, 9);
  }

  @Test
  void anOverlapByRoundingIsNone() throws ContentException {
    float edge = 0.1f;
    Histogram read = read(written(0, Math.nextUp(edge), 1, edge, 1, 1));
    assertThat(read.right()[0]).isEqualTo((double) edge);
    assertThat(read.min()).as("of the edges").isEqualTo(0);
  }

  @Test
  void bucketsThatCannotBeAreRefused() {
    assertRefused(written(0, 2, 1, 1, 1, 1), "bucket 1 from 1.0, which overlaps");
    assertRefused(written(1, 1, 1, 0, 1, 1), "bucket 1 from 0.0, which overlaps");
    assertRefused(written(0, -1, 1), "bucket 0 from 0.0 to -1.0");
    assertRefused(written(0, Double.NaN, 1), "bucket 0 from 0.0 to NaN");
    assertRefused(written(Double.NaN, 1, 1), "bucket 0 from NaN to NaN");
    assertRefused(written(0, INF, 1), "bucket 0 from 0.0 to NaN");
    assertRefused(written(0, INF, 1, 1, 1, 1), "bucket 0 from 0.0 to Infinity");
    assertRefused(written(0, 1, -1), "-1 values in bucket 0");
    assertRefused(written(0, 1, 1).setNanCount(-1), "-1 NaN");
    assertRefused(written(0, 1, 9e18, 1, 1, 9e18), "exceed 2^63");
  }

  private static void assertRefused(Summary.Histogram.Builder histogram, String part) {
    assertThatThrownBy(() -> read(histogram))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith("Malformed histogram: ")
        .hasMessageContaining(part);
  }

  @Test
  void moreBucketsThanAreShownAreRefused() {
    Summary.Histogram.Builder histogram = Summary.Histogram.newBuilder();
    for (int i = 0; i <= HistogramParts.BUCKETS_MAX; i++) {
      histogram.addBuckets(Summary.Histogram.Bucket.getDefaultInstance());
    }
    assertThatThrownBy(() -> read(histogram))
        .hasMessage("Unsupported histogram: got more than 1048576 buckets");
  }
}
