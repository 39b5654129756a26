package dev.mindinsight.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

  @ParameterizedTest
  @ValueSource(strings = {".", "a", "a/b c/…", "...", ".hidden", "a\\b"})
  void runsAreRelativePathsOfNamedParts(String name) {
    assertThat(new Run(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "a/../b", "./a"})
  void runsNeverLeaveTheirDirectory(String name) {
    assertThatThrownBy(() -> new Run(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Malformed run: got \"%s\", want a relative path of named parts, or \".\"", name);
  }

  @Test
  void tagsAreAnyTextOfLimitedLength() {
    assertThat(new Tag("x".repeat(65_536)).name()).hasSize(65_536);
    assertThatThrownBy(() -> new Tag(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed tag: got an empty name, want text");
    assertThatThrownBy(() -> new Tag("ε".repeat(32_769)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unsupported tag: got 65,538 bytes, want at most 65,536: \"%s…\"", "ε".repeat(100));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void wallTimesAreFinite(double seconds) {
    assertThatThrownBy(() -> new WallTime(seconds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed wall time: got %s seconds, want a finite number", seconds);
    assertThat(new WallTime(-1.5).seconds()).isEqualTo(-1.5);
  }

  @Test
  void stepsAreAnyNumber() {
    assertThat(new Step(Long.MIN_VALUE).value()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void seriesAreCountedFromZero() {
    assertThatThrownBy(() -> new TagInfo(-1, new Tag("t"), Kind.SCALAR, null, "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed series index: got -1, want 0 or more");
  }

  @Test
  void namesInTheApiAreLowerCase() {
    assertThat(Kind.PR_CURVE.apiName()).isEqualTo("pr_curve");
    assertThat(DType.FLOAT8_E4M3FN.apiName()).isEqualTo("float8_e4m3fn");
  }

  @Test
  void unsignedLongsAreRoundedOnceToTheNearestDouble() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      long bits = random.nextLong() | (i % 3 == 0 ? 0x401 : 0);
      double exact = new BigDecimal(new BigInteger(Long.toUnsignedString(bits))).doubleValue();
      assertThat(DType.UINT64.toDouble(bits)).isEqualTo(exact);
    }
  }
}
