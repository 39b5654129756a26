package dev.mindinsight.summary.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinningTest {

  private static Histogram of(double... numbers) {
    return Binning.of(numbers.length, place -> numbers[(int) place]);
  }

  @Test
  void bucketsAreOfEqualWidthAndHoldTheirLeftEdge() {
    Histogram histogram = of(0, 1, 2, 3);
    assertThat(histogram.left()).containsExactly(0, 1.5);
    assertThat(histogram.right()).containsExactly(1.5, 3);
    assertThat(histogram.counts()).containsExactly(2, 2);
    assertThat(of(0, 1.5, 3).counts()).containsExactly(1, 2);
    assertThat(histogram.sum()).isEqualTo(6);
    assertThat(histogram.count()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "2,2", "5,2", "6,3", "10,3", "11,2", "100,11", "879,88", "889,89", "890,90", "5000,90"
  })
  void thereAreAsManyBucketsAsMindSporeTakes(int numbers, int buckets) {
    assertThat(of(DoubleStream.iterate(0, i -> i + 1).limit(numbers).toArray()).counts())
        .hasSize(buckets);
  }

  @Test
  void nanAndInfinitiesAreCountedAndNeverBinned() {
    Histogram histogram =
        of(
            Double.NaN,
            1,
            Double.NEGATIVE_INFINITY,
            2,
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);
    assertThat(histogram.count()).isEqualTo(8);
    assertThat(histogram.nan()).isEqualTo(2);
    assertThat(histogram.positiveInfinite()).isEqualTo(3);
    assertThat(histogram.negativeInfinite()).isEqualTo(1);
    assertThat(histogram.counts()).containsExactly(1, 1);
    assertThat(histogram.min()).isEqualTo(1);
    assertThat(histogram.max()).isEqualTo(2);
    assertThat(histogram.sum()).isEqualTo(3);
  }

  @Test
  void nothingFiniteIsAHistogramWithoutBuckets() {
    for (Histogram histogram : new Histogram[] {of(), of(Double.NaN)}) {
      assertThat(histogram.counts()).isEmpty();
      assertThat(histogram.min()).isNull();
      assertThat(histogram.max()).isNull();
      assertThat(histogram.sum()).isZero();
    }
  }

  @Test
  void equalNumbersLieInOneBucketOfNoWidth() {
    Histogram histogram = of(0.25, 0.25, 0.25);
    assertThat(histogram.left()).containsExactly(0.25);
    assertThat(histogram.right()).containsExactly(0.25);
    assertThat(histogram.counts()).containsExactly(3);
  }

  /** Numbers of all sizes, close together and as far apart as there is. */
  @Test
  void everyFiniteNumberIsInTheBucketWhoseEdgesHoldIt() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      double[] numbers = new double[1 + random.nextInt(1200)];
      double scale = Math.pow(10, random.nextInt(-320, 309));
      double offset = random.nextInt(3) * scale;
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] =
            switch (round % 3) {
              case 0 -> offset + scale * random.nextGaussian();
              case 1 -> 1 + random.nextInt(4) * Math.ulp(1.0);
              default -> (random.nextDouble() - 0.5) * 2 * Double.MAX_VALUE;
            };
      }
      double[] finite = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
      Histogram histogram = of(numbers);
      assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(finite.length);
      assertAgreesWithNaive(histogram, finite);
    }
  }

  private static void assertAgreesWithNaive(Histogram histogram, double[] finite) {
    int last = histogram.counts().length - 1;
    for (int bucket = 0; bucket <= last; bucket++) {
      double left = histogram.left()[bucket];
      double right = histogram.right()[bucket];
      boolean closed = bucket == last;
      long naive =
          Arrays.stream(finite)
              .filter(number -> number >= left && (number < right || (closed && number <= right)))
              .count();
      assertThat(histogram.counts()[bucket]).as("bucket %d", bucket).isEqualTo((double) naive);
      assertThat(left).isFinite();
      if (bucket > 0) {
        assertThat(left).isEqualTo(histogram.right()[bucket - 1]);
      }
    }
    if (last >= 0) {
      assertThat(histogram.left()[0]).isEqualTo(finite[0]).isEqualTo(histogram.min());
      assertThat(histogram.right()[last])
          .isEqualTo(finite[finite.length - 1])
          .isEqualTo(histogram.max());
    }
  }
}
