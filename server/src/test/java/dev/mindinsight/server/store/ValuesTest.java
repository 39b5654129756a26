package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.DType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Test
  void aRunIdIsAFunctionOfLabelAndPath() {
    assertThat(RunId.of("logs", "a/b")).isEqualTo(RunId.of("logs", "a/b"));
    assertThat(RunId.of("logs", "a/b").value()).matches("[a-z2-7]{16}");
    assertThat(RunId.of("log", "sa/b")).isNotEqualTo(RunId.of("logs", "a/b"));
    assertThatThrownBy(() -> new RunId("UPPER"))
        .hasMessage("Malformed run id: got \"UPPER\", want 16 characters of a-z and 2-7");
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, FLOAT32, FLOAT32",
    "FLOAT32, FLOAT64, FLOAT64",
    "FLOAT16, BFLOAT16, FLOAT32",
    "FLOAT32, INT8, FLOAT64",
    "INT8, INT32, INT32",
    "UINT8, INT8, INT16",
    "INT32, UINT8, INT32",
    "UINT8, UINT32, UINT32",
    "UINT64, INT8, FLOAT64",
    "BOOL, INT64, INT64",
    "BOOL, UINT8, UINT8"
  })
  void theWidestDtypeHoldsBoth(DType a, DType b, DType widest) {
    assertThat(Widening.widest(a, b)).isEqualTo(widest);
    assertThat(Widening.widest(b, a)).isEqualTo(widest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4096})
  void columnsComeBackBitForBit(int n) {
    Random random = new Random(n);
    long[] steps = random.longs(n).toArray();
    double[] walls = random.doubles(n).toArray();
    walls[n - 1] = -0.0;
    assertThat(ColumnCodec.decodeSteps(ColumnCodec.encodeSteps(steps), n)).isEqualTo(steps);
    assertThat(ColumnCodec.decodeBits(ColumnCodec.encodeBits(steps), n)).isEqualTo(steps);
    assertThat(ColumnCodec.decodeDoubles(ColumnCodec.encodeDoubles(walls), n)).isEqualTo(walls);
  }

  @Test
  void regularStepsTakeAlmostNoRoom() {
    long[] steps = new long[4096];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 10L * i;
    }
    assertThat(ColumnCodec.encodeSteps(steps).length).isLessThan(100);
  }

  @Test
  void aColumnOfAnotherVersionIsRefused() {
    byte[] bytes = ColumnCodec.encodeBits(new long[] {1});
    bytes[0] = 9;
    assertThatThrownBy(() -> ColumnCodec.decodeBits(bytes, 1))
        .hasMessageStartingWith("Unsupported column: got version 9, want 1");
  }

  @Test
  void aSummaryCountsWhatIsNotFiniteAndKeepsExtremesExactly() {
    PointBlock floats =
        SampleRun.ramp(5, Double.NaN, 2, -3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    PointSummary.Values value = PointSummary.of(DType.FLOAT32, floats).value();
    assertThat(Double.longBitsToDouble(value.minBits())).isEqualTo(-3);
    assertThat(Double.longBitsToDouble(value.maxBits())).isEqualTo(2);
    assertThat(value.sum()).isEqualTo(-1);
    assertThat(value.finite()).isEqualTo(2);
    assertThat(value.nan()).isEqualTo(1);
    assertThat(value.positiveInfinite()).isEqualTo(1);
    assertThat(value.negativeInfinite()).isEqualTo(1);
    PointBlock integers =
        new PointBlock(new long[3], new double[3], new long[] {-1, 5, (1L << 53) + 1});
    assertThat(PointSummary.of(DType.UINT64, integers).value().maxBits()).isEqualTo(-1);
    assertThat(PointSummary.of(DType.INT64, integers).value().maxBits()).isEqualTo((1L << 53) + 1);
  }
}
