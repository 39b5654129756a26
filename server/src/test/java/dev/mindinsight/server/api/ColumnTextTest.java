package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.query.Buckets;
import dev.mindinsight.server.query.Columns;
import dev.mindinsight.summary.DType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ColumnTextTest {

  private static String text(DType dtype, long... bits) {
    int n = bits.length;
    int[] attempts = new int[n];
    Arrays.fill(attempts, 1);
    StringBuilder out = new StringBuilder();
    ColumnText.all(out, new Columns(dtype, new long[n], new double[n], bits, attempts));
    return out.toString();
  }

  private static String values(DType dtype, long... bits) {
    String text = text(dtype, bits);
    return text.substring(text.indexOf("\"value\":[") + 9, text.indexOf("],\"attempt\""));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Test
  void columnsStandInTheOrderOfTheContract() {
    assertThat(text(DType.INT32, 7))
        .isEqualTo(",\"step\":[0],\"wallTime\":[0.0],\"value\":[7],\"attempt\":[1]");
  }

  @Test
  void notANumberAndTheInfinitiesAreStrings() {
    assertThat(values(DType.FLOAT32, bits(Double.NaN), bits(1 / 0.0), bits(-1 / 0.0), bits(-0.0)))
        .isEqualTo("\"NaN\",\"Infinity\",\"-Infinity\",-0.0");
  }

  @Test
  void eachDtypeIsWrittenInItsOwnPrecision() {
    assertThat(values(DType.FLOAT32, bits(0.1f))).isEqualTo("0.1");
    assertThat(values(DType.FLOAT64, bits(0.1f))).isEqualTo("0.10000000149011612");
    assertThat(values(DType.UINT64, -1)).isEqualTo("18446744073709551615");
    assertThat(values(DType.INT64, Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(values(DType.BOOL, 1)).isEqualTo("1");
  }

  @Test
  void everyFloatAndDoubleReadsBackBitForBit() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      float single = Float.intBitsToFloat(random.nextInt());
      double wide = Double.longBitsToDouble(random.nextLong());
      if (Float.isFinite(single)) {
        assertThat(Float.parseFloat(json(DType.FLOAT32, bits(single)))).isEqualTo(single);
      }
      if (Double.isFinite(wide)) {
        assertThat(Double.parseDouble(json(DType.FLOAT64, bits(wide)))).isEqualTo(wide);
      }
    }
  }

  private static String json(DType dtype, long bits) {
    return values(dtype, bits);
  }

  @Test
  void aBucketWithoutAFiniteValueHasNoExtremes() {
    StringBuilder out = new StringBuilder("{\"x\":0");
    ColumnText.buckets(
        out,
        DType.FLOAT32,
        new Buckets(
            new long[] {bits(1), 0},
            new long[] {bits(2), 0},
            new long[] {5, 0},
            new long[] {0, 3}));
    JsonNode json = JsonMapper.builder().build().readTree(out.append('}').toString());

    assertThat(json.path("min").toString()).isEqualTo("[1.0,null]");
    assertThat(json.path("max").toString()).isEqualTo("[2.0,null]");
    assertThat(json.path("nan").toString()).isEqualTo("[0,3]");
  }
}
