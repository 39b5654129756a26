package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
