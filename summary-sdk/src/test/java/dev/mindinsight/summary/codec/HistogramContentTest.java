package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramContentTest {

  private static final double OPEN = Double.MAX_VALUE;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static Histogram legacy(Proto histogram) throws ContentException {
    return Proto.decode(Proto.event(5, histogram), Kind.HISTOGRAM, Histogram.class);
  }

  private static Proto proto(double min, double max, double num, double sum) {
    return new Proto().float64(1, min).float64(2, max).float64(3, num).float64(4, sum);
  }

  private static Histogram rows(double... values) throws ContentException {
    Proto tensor = Proto.tensor(2, values.length / 3, 3).doubles(6, values);
    return Proto.decode(Proto.tensorEvent(tensor), Kind.HISTOGRAM, Histogram.class);
  }

  @Test
  void openEdgesCloseAtMinimumAndMaximumAndNoEdgeIsInfinite() throws ContentException {
    Histogram got = legacy(proto(-3, 7, 6, 9.5).doubles(6, -1, 0, 5, OPEN).doubles(7, 2, 0, 3, 1));
    assertThat(got.left()).containsExactly(-3, -1, 0, 5);
    assertThat(got.right()).containsExactly(-1, 0, 5, 7);
    assertThat(got.counts()).containsExactly(2, 0, 3, 1);
    assertThat(got.count()).isEqualTo(6);
    assertThat(got.min()).isEqualTo(-3);
    assertThat(got.max()).isEqualTo(7);
    assertThat(got.sum()).isEqualTo(9.5);
  }

  @Test
  void emptyOuterBucketsAreDroppedAndInnerOnesStay() throws ContentException {
    Histogram got =
        legacy(proto(1.5, 3.5, 2, 5).doubles(6, 0, 1, 2, 3, 4, OPEN).doubles(7, 0, 0, 1, 0, 1, 0));
    assertThat(got.left()).containsExactly(1, 2, 3);
    assertThat(got.right()).containsExactly(2, 3, 4);
  }

  @Test
  void aHistogramOfNothingHasNoBucketsAndNoExtremes() throws ContentException {
    Histogram got = legacy(proto(OPEN, -OPEN, 0, 0).doubles(6, OPEN).doubles(7, 0));
    assertThat(got.counts()).isEmpty();
    assertThat(got.count()).isZero();
    assertThat(got.min()).isNull();
    assertThat(got.max()).isNull();
    assertThat(legacy(new Proto()).counts()).isEmpty();
    assertThat(rows().counts()).isEmpty();
    assertThat(rows(0, 0, 0, 0, 0, 0).min()).isNull();
  }

  @Test
  void numbersThatNoBucketHoldsStillCount() throws ContentException {
    assertThat(legacy(proto(0, 1, 10, 3).doubles(6, 1).doubles(7, 8)).count()).isEqualTo(10);
    assertThat(legacy(proto(0, 1, 0, 3).doubles(6, 1).doubles(7, 8)).count()).isEqualTo(8);
  }

  @Test
  void aSumThatIsNoNumberWasNotWritten() throws ContentException {
    assertThat(legacy(proto(0, 1, 8, Double.NaN).doubles(6, 1).doubles(7, 8)).sum()).isNull();
    assertThat(rows(0, 1, 8).sum()).isNull();
  }

  @Test
  void rowsOfTensorFlowOneMayRunBackwardsWhereTheyAreEmpty() throws ContentException {
    Histogram got = rows(-1, -2, 0, -2, 0, 3, 0, 4, 5, 9, 4, 0);
    assertThat(got.left()).containsExactly(-2, 0);
    assertThat(got.right()).containsExactly(0, 4);
    assertThat(got.count()).isEqualTo(8);
    assertThat(got.min()).isEqualTo(-2);
    assertThat(got.max()).isEqualTo(4);
  }

  @Test
  void constantDataIsOneBucketOfNoWidth() throws ContentException {
    Histogram got = rows(2.5, 2.5, 0, 2.5, 2.5, 10);
    assertThat(got.left()).containsExactly(2.5);
    assertThat(got.right()).containsExactly(2.5);
    assertThat(got.count()).isEqualTo(10);
  }

  @Test
  void rowsMayBeOfAnyFloatingType() throws ContentException {
    Proto tensor = Proto.tensor(1, 1, 3).float32(5, -1).float32(5, 1).float32(5, 4);
    assertThat(Proto.decode(Proto.tensorEvent(tensor), Kind.HISTOGRAM, Histogram.class).count())
        .isEqualTo(4);
  }

  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Bad(String what, byte[] event) {}

  private static Bad bad(String what, double... values) {
    return new Bad(
        what, Proto.tensorEvent(Proto.tensor(2, values.length / 3, 3).doubles(6, values)));
  }

  private static Bad badLegacy(String what, Proto histogram) {
    return new Bad(what, Proto.event(5, histogram));
  }

  static Stream<Bad> bad() {
    return Stream.of(
        bad("got bucket 1 from 0.5, which overlaps the one before it to 1.0", 0, 1, 2, 0.5, 2, 3),
        bad("got bucket 0 from -Infinity to 1.0, want finite edges", -INFINITE, 1, 2),
        bad("got bucket 0 from 0.0 to NaN, want finite edges", 0, Double.NaN, 2),
        bad("got bucket 0 from 2.0 to 1.0, want ascending edges", 2, 1, 2),
        bad("got -2.0 numbers in bucket 0, want 0 or more", 0, 1, -2),
        bad("got NaN numbers in bucket 0, want 0 or more", 0, 1, Double.NaN),
        bad("got Infinity numbers in bucket 0, want 0 or more", 0, 1, INFINITE),
        bad("got a bucket that is open to both sides", -OPEN, OPEN, 2),
        new Bad(
            "got a tensor of shape [2], want [buckets, 3]",
            Proto.tensorEvent(Proto.tensor(2, 2).doubles(6, 1, 2))),
        new Bad(
            "got a tensor of int32, want floating numbers",
            Proto.tensorEvent(Proto.tensor(3, 1, 3).varint(7, 1))),
        badLegacy(
            "got 2 limits and 1 counts, want as many of each",
            proto(0, 1, 1, 1).doubles(6, 1, 2).doubles(7, 1)),
        badLegacy(
            "got bucket 1 from 2.0 to 1.0, want ascending edges",
            proto(0, 2, 2, 1).doubles(6, 2, 1).doubles(7, 1, 1)),
        badLegacy(
            "got bucket 1 from 2.0 to Infinity, want finite edges",
            proto(0, 2, 2, 1).doubles(6, 2, INFINITE).doubles(7, 1, 1)),
        badLegacy("got NaN numbers, want 0 or more", proto(0, 2, Double.NaN, 1)),
        badLegacy(
            "got a minimum of 3.0 above the maximum of 2.0",
            proto(3, 2, 2, 1).doubles(6, 4).doubles(7, 1)));
  }

  @ParameterizedTest
  @MethodSource
  void bad(Bad bad) {
    assertThatThrownBy(() -> ContentDecoder.decode(bad.event, 0, Kind.HISTOGRAM))
        .isInstanceOf(ContentException.class)
        .hasMessage("Malformed histogram: " + bad.what);
  }

  @Test
  void moreBucketsThanTheLimitAreRefused() {
    double[] many = new double[HistogramBuckets.BUCKETS_MAX + 1];
    byte[] event = Proto.event(5, new Proto().doubles(6, many).doubles(7, many));
    assertThatThrownBy(() -> ContentDecoder.decode(event, 0, Kind.HISTOGRAM))
        .hasMessage("Unsupported histogram: got more than 1,048,576 buckets");
  }
}
