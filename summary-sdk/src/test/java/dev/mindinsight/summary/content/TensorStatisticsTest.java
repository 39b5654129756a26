package dev.mindinsight.summary.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorStatisticsTest {

  private static final MathContext DIGITS = new MathContext(60);

  private static TensorContent doubles(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return new TensorContent(ElementType.FLOAT64, List.of(values.length), bytes.array());
  }

  private static TensorStatistics statistics(double... values) {
    return TensorStatistics.of(doubles(values));
  }

  @Test
  void everyNumberIsCountedAndOnlyFiniteOnesAreSummedUp() {
    TensorStatistics of =
        statistics(
            Double.NaN,
            3,
            Double.POSITIVE_INFINITY,
            -4,
            0,
            -0.0,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY);

    assertThat(of)
        .isEqualTo(
            new TensorStatistics(8, -4.0, 3.0, -0.25, Math.sqrt(6.1875), 5.0, 1, 1, 2, 2, 3, 2));
  }

  @Test
  void whereNothingIsFiniteThereIsNoExtremeAndNoMean() {
    assertThat(statistics(Double.NaN, Double.POSITIVE_INFINITY))
        .isEqualTo(new TensorStatistics(2, null, null, null, null, null, 1, 1, 0, 0, 0, 1));
    assertThat(statistics())
        .isEqualTo(new TensorStatistics(0, null, null, null, null, null, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aConstantDoesNotVary() {
    double[] values = new double[5_000];
    Arrays.fill(values, 0.1);

    TensorStatistics of = statistics(values);

    assertThat(of.mean()).isEqualTo(0.1);
    assertThat(of.std()).isZero();
  }

  /** The last are numbers whose squares no float64 holds, and blocks of very different size. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "1e-3 + 1e9", "1e200", "1e-200", "1e-320", "1e300", "mixed"})
  void theFiguresAreThoseOfExactArithmetic(String spread) {
    Random random = new Random(7);
    double[] values = DoubleStream.generate(() -> number(random, spread)).limit(10_000).toArray();
    if (spread.equals("mixed")) {
      Arrays.fill(values, 0, 2_048, 1e-300);
      values[9_999] = 1e300;
    }

    assertNear(statistics(values), values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1e-3 + 1e9", "1e200", "1e-200", "1e-320", "1e300", "mixed"})
  void theMeanWithoutSignsIsThatOfExactArithmetic(String spread) {
    Random random = new Random(8);
    double[] values = DoubleStream.generate(() -> number(random, spread)).limit(3_000).toArray();
    StatisticsSum sum = new StatisticsSum();
    for (int from = 0; from < values.length; from += 700) {
      double[] block = Arrays.copyOfRange(values, from, Math.min(from + 700, values.length));
      sum.add(block, block.length);
    }

    BigDecimal exact =
        Arrays.stream(values)
            .mapToObj(value -> new BigDecimal(value).abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(values.length), DIGITS);
    double want = exact.doubleValue();
    assertThat(sum.absMean()).isCloseTo(want, within(1e-13 * want + Double.MIN_VALUE));
  }

  @Test
  void theMeanWithoutSignsLeavesOutWhatIsNotFinite() {
    StatisticsSum sum = new StatisticsSum();
    assertThat(sum.absMean()).isNull();
    sum.add(new double[] {Double.NaN, -3, Double.NEGATIVE_INFINITY, 1}, 4);
    assertThat(sum.absMean()).isEqualTo(2);
  }

  private static double number(Random random, String spread) {
    return switch (spread) {
      case "1e-3 + 1e9" -> 1e9 + 1e-3 * random.nextGaussian();
      case "mixed" -> random.nextGaussian() * 1e150;
      default -> random.nextGaussian() * Double.parseDouble(spread);
    };
  }

  private static void assertNear(TensorStatistics got, double[] values) {
    BigDecimal n = BigDecimal.valueOf(values.length);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal exact = new BigDecimal(value);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }
    BigDecimal mean = sum.divide(n, DIGITS);
    BigDecimal deviations = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal apart = new BigDecimal(value).subtract(mean, DIGITS);
      deviations = deviations.add(apart.multiply(apart, DIGITS));
    }
    double l2 = squares.sqrt(DIGITS).doubleValue();
    double std = deviations.divide(n, DIGITS).sqrt(DIGITS).doubleValue();
    double tiny = Double.MIN_VALUE;
    assertThat(got.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
    assertThat(got.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
    assertThat(got.l2()).isCloseTo(l2, within(1e-13 * l2 + tiny));
    assertThat(got.std()).isCloseTo(std, within(1e-9 * std + tiny));
    assertThat(got.mean())
        .isCloseTo(mean.doubleValue(), within(1e-14 * l2 / Math.sqrt(values.length) + tiny));
  }

  @Test
  void everyTypeIsWidenedAsItIs() {
    assertThat(of(ElementType.FLOAT16, 0x00, 0x3c, 0xff, 0x7b).max()).isEqualTo(65504);
    assertThat(of(ElementType.FLOAT32, 0, 0, 0xc0, 0x7f).nan()).isEqualTo(1);
    assertThat(of(ElementType.INT8, 0x80, 0x7f).min()).isEqualTo(-128);
    assertThat(of(ElementType.UINT8, 0x80, 0x7f).max()).isEqualTo(128);
    assertThat(of(ElementType.INT16, 0xff, 0xff).min()).isEqualTo(-1);
    assertThat(of(ElementType.UINT16, 0xff, 0xff).min()).isEqualTo(65535);
    assertThat(of(ElementType.INT32, 0xff, 0xff, 0xff, 0xff).min()).isEqualTo(-1);
    assertThat(of(ElementType.UINT32, 0xff, 0xff, 0xff, 0xff).min()).isEqualTo(4294967295.0);
    assertThat(of(ElementType.INT64, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff).min())
        .isEqualTo(-1);
    assertThat(of(ElementType.UINT64, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff).min())
        .isEqualTo(0x1p64);
    assertThat(of(ElementType.BOOL, 0, 1, 1).positive()).isEqualTo(2);
  }

  @Test
  void complexNumbersHaveNoOrder() {
    assertThat(TensorStatistics.of(tensor(ElementType.COMPLEX64, 0, 0, 0, 0, 0, 0, 0, 0))).isNull();
  }

  private static TensorStatistics of(ElementType type, int... bytes) {
    return TensorStatistics.of(tensor(type, bytes));
  }

  private static TensorContent tensor(ElementType type, int... bytes) {
    byte[] elements = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      elements[i] = (byte) bytes[i];
    }
    return new TensorContent(type, List.of(bytes.length / type.bytes()), elements);
  }
}
