package dev.mindinsight.summary.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TensorElementsTest {

  private static String json(ElementType type, int length, Consumer<ByteBuffer> fill) {
    byte[] bytes = new byte[length];
    fill.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    int count = length / type.bytes();
    TensorElements elements = TensorElements.of(new TensorContent(type, List.of(count), bytes));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      elements.appendJson(out, i);
      out.append(' ');
    }
    return out.toString().strip();
  }

  @Test
  void numbersReadBackToTheSameNumberOfTheirType() {
    assertThat(
            json(
                ElementType.FLOAT32,
                16,
                bytes -> bytes.putFloat(0.1f).putFloat(Float.NaN).putFloat(1 / 0f).putFloat(-0f)))
        .isEqualTo("0.1 \"NaN\" \"Infinity\" -0.0");
    assertThat(json(ElementType.FLOAT64, 16, bytes -> bytes.putDouble(0.1).putDouble(-1 / 0.0)))
        .isEqualTo("0.1 \"-Infinity\"");
    assertThat(json(ElementType.FLOAT16, 4, bytes -> bytes.putShort(Float.floatToFloat16(0.1f))))
        .isEqualTo("0.099975586 0.0");
  }

  @Test
  void integersAreExact() {
    assertThat(json(ElementType.UINT64, 8, bytes -> bytes.putLong(-1)))
        .isEqualTo("18446744073709551615");
    assertThat(json(ElementType.INT64, 8, bytes -> bytes.putLong(Long.MIN_VALUE)))
        .isEqualTo("-9223372036854775808");
    assertThat(json(ElementType.UINT8, 1, bytes -> bytes.put((byte) 200))).isEqualTo("200");
    assertThat(json(ElementType.BOOL, 2, bytes -> bytes.put((byte) 1))).isEqualTo("true false");
  }

  @Test
  void complexNumbersAreTwo() {
    assertThat(json(ElementType.COMPLEX64, 8, bytes -> bytes.putFloat(1).putFloat(Float.NaN)))
        .isEqualTo("[1.0,\"NaN\"]");
    assertThat(json(ElementType.COMPLEX128, 16, bytes -> bytes.putDouble(1).putDouble(-2)))
        .isEqualTo("[1.0,-2.0]");
    TensorElements complex =
        TensorElements.of(new TensorContent(ElementType.COMPLEX64, List.of(), new byte[8]));
    assertThatThrownBy(() -> complex.number(0)).hasMessage("Unsupported type: complex64 is a pair");
  }
}
