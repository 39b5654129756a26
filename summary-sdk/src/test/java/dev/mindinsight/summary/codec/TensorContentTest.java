package dev.mindinsight.summary.codec;

import static dev.mindinsight.summary.codec.Proto.little;
import static dev.mindinsight.summary.codec.Proto.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.Texts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TensorContentTest {

  private static TensorContent numbers(Proto tensor) throws ContentException {
    return Proto.decode(Proto.tensorEvent(tensor), Kind.TENSOR, TensorContent.class);
  }

  private static Texts texts(Proto tensor) throws ContentException {
    return Proto.decode(Proto.tensorEvent(tensor), Kind.TEXT, Texts.class);
  }

  private static byte[] floats(float... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes;
  }

  /** A type's number, two values in their list and in tensor_content, and what they are read as. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Form(int number, Proto listed, byte[] content, ElementType type, byte[] want) {}

  private static Form ints(int number, ElementType type, int bytes, long a, long b) {
    int field = number == 9 ? 10 : number == 22 ? 16 : number == 23 ? 17 : number == 10 ? 11 : 7;
    byte[] content = new byte[2 * bytes];
    for (int i = 0; i < bytes; i++) {
      content[i] = (byte) (a >> (8 * i));
      content[bytes + i] = (byte) (b >> (8 * i));
    }
    return new Form(number, new Proto().varint(field, a).varint(field, b), content, type, content);
  }

  private static Form halves(int number, int a, int b, ElementType type, byte[] want) {
    byte[] content = little(4).putShort((short) a).putShort((short) b).array();
    return new Form(number, new Proto().varint(13, a).varint(13, b), content, type, want);
  }

  private static Form float8s(int number, int a, int b, float... want) {
    byte[] content = {(byte) a, (byte) b};
    Proto listed = new Proto().bytes(18, content);
    return new Form(number, listed, content, ElementType.FLOAT32, floats(want));
  }

  static Stream<Form> forms() {
    byte[] doubles = little(16).putDouble(0.1).putDouble(-2).array();
    byte[] complex = floats(1, -2, 3, 4);
    byte[] halves = little(4).putShort((short) 0x3c00).putShort((short) 0xc000).array();
    return Stream.of(
        new Form(
            1,
            new Proto().float32(5, 1).float32(5, Float.NaN),
            floats(1, Float.NaN),
            ElementType.FLOAT32,
            floats(1, Float.NaN)),
        new Form(2, new Proto().doubles(6, 0.1, -2), doubles, ElementType.FLOAT64, doubles),
        ints(3, ElementType.INT32, 4, -5, 1 << 30),
        ints(4, ElementType.UINT8, 1, 200, 3),
        ints(5, ElementType.INT16, 2, -300, 3),
        ints(6, ElementType.INT8, 1, -3, 3),
        ints(9, ElementType.INT64, 8, Long.MIN_VALUE, 3),
        ints(10, ElementType.BOOL, 1, 1, 0),
        ints(11, ElementType.INT8, 1, -3, 3),
        ints(12, ElementType.UINT8, 1, 200, 3),
        ints(13, ElementType.INT32, 4, -5, 3),
        ints(15, ElementType.INT16, 2, -300, 3),
        ints(16, ElementType.UINT16, 2, 60000, 3),
        ints(17, ElementType.UINT16, 2, 60000, 3),
        ints(22, ElementType.UINT32, 4, 4_000_000_000L, 3),
        ints(23, ElementType.UINT64, 8, -1, 3),
        ints(29, ElementType.INT8, 1, -3, 7),
        ints(30, ElementType.UINT8, 1, 15, 7),
        ints(31, ElementType.INT8, 1, -2, 1),
        ints(32, ElementType.UINT8, 1, 3, 1),
        new Form(
            8,
            new Proto().float32(9, 1).float32(9, -2).float32(9, 3).float32(9, 4),
            complex,
            ElementType.COMPLEX64,
            complex),
        new Form(
            18,
            new Proto().doubles(12, 0.1, -2, 0.1, -2),
            little(32).put(doubles).put(doubles).array(),
            ElementType.COMPLEX128,
            little(32).put(doubles).put(doubles).array()),
        halves(19, 0x3c00, 0xc000, ElementType.FLOAT16, halves),
        halves(14, 0x3f80, 0xc000, ElementType.FLOAT32, floats(1, -2)),
        float8s(24, 0x3c, 0x7c, 1, Float.POSITIVE_INFINITY),
        float8s(25, 0x38, 0x7e, 1, 448),
        float8s(26, 0x40, 0x80, 1, Float.NaN),
        float8s(27, 0x58, 0x80, 1, Float.NaN),
        float8s(28, 0x40, 0xc0, 1, -1));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyTypeIsReadFromListAndContent(Form form) throws ContentException {
    TensorContent fromList = numbers(tensor(form.number, 2).append(form.listed));
    assertThat(fromList.type()).isEqualTo(form.type);
    assertThat(fromList.shape()).containsExactly(2);
    assertThat(fromList.elements()).isEqualTo(form.want);
    TensorContent fromContent = numbers(tensor(form.number, 2).bytes(4, form.content));
    assertThat(fromContent.elements()).isEqualTo(form.want);
  }

  @Test
  void halvesThatPyTorchWritesAsPatternsOfFloatsAreThoseNumbers() throws ContentException {
    Proto half = tensor(19, 4).varint(13, 0);
    for (float value : new float[] {1, -2, 65504}) {
      half.varint(13, Float.floatToRawIntBits(value));
    }
    byte[] want = {0, 0, 0, 0x3c, 0, (byte) 0xc0, (byte) 0xff, 0x7b};
    assertThat(numbers(half).elements()).isEqualTo(want);
    Proto bfloat = tensor(14, 2).varint(13, Float.floatToRawIntBits(1)).varint(13, 0x4000);
    assertThat(numbers(bfloat).elements()).isEqualTo(floats(1, 2));
  }

  @Test
  void aShortListGoesOnWithItsLastValueAndAnEmptyOneWithZero() throws ContentException {
    assertThat(numbers(tensor(1, 2, 2).float32(5, 7)).elements()).isEqualTo(floats(7, 7, 7, 7));
    assertThat(numbers(tensor(1, 3).float32(5, 7).float32(5, 8)).elements())
        .isEqualTo(floats(7, 8, 8));
    assertThat(numbers(tensor(1, 2)).elements()).isEqualTo(floats(0, 0));
    assertThat(numbers(tensor(8, 2).float32(9, 7).float32(9, 8)).elements())
        .isEqualTo(floats(7, 8, 7, 8));
    assertThat(texts(tensor(7, 2).text(8, "x")).texts()).containsExactly("x", "x");
    assertThat(texts(tensor(7, 2)).texts()).containsExactly("", "");
  }

  @Test
  void withoutAShapeTheValuesSayIt() throws ContentException {
    assertThat(numbers(new Proto().varint(1, 1).float32(5, 7)).shape()).isEmpty();
    assertThat(numbers(new Proto().varint(1, 1).bytes(4, floats(1, 2))).shape()).containsExactly(2);
    assertThat(texts(new Proto().varint(1, 7).text(8, "a").text(8, "b")).shape())
        .containsExactly(2);
    assertThat(texts(tensor(7).text(8, "a")).shape()).isEmpty();
  }

  @Test
  void anExtentOfZeroHoldsNothingWhateverStandsBesideIt() throws ContentException {
    int most = Integer.MAX_VALUE;
    assertThat(numbers(tensor(1, most, most, most, 0)).elements()).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreShown() throws ContentException {
    byte[] bad = {'a', (byte) 0xff, 'b'};
    assertThat(texts(tensor(7, 1).bytes(8, bad)).texts()).containsExactly("a\\xffb");
    assertThat(texts(tensor(7, 1, 1, 1).text(8, "<b>")).shape()).containsExactly(1, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TENSOR", "PR_CURVE", "MESH"})
  void tensorsOfStringsAreTexts(Kind kind) throws ContentException {
    byte[] event = Proto.tensorEvent(tensor(7, 1).text(8, "x"));
    assertThat(ContentDecoder.decode(event, 0, kind))
        .isEqualTo(new Texts(List.of("x"), List.of(1)));
  }

  record Bad(String message, Proto tensor, Kind kind) {}

  static Stream<Bad> bad() {
    Proto huge = tensor(1, 1 << 20, 1 << 20).float32(5, 1);
    Proto deep = tensor(1, new int[255]);
    String text = "x".repeat(TensorTexts.BYTES_MAX + 1);
    return Stream.of(
        new Bad(
            "Unsupported tensor: got shape [1048576, 1048576], want at most 67,108,864 elements",
            huge,
            Kind.TENSOR),
        new Bad("Unsupported shape: got more than 254 dimensions", deep, Kind.TENSOR),
        new Bad(
            "Malformed tensor: got 3 values, want 2 for shape [2]",
            tensor(1, 2).float32(5, 1).float32(5, 1).float32(5, 1),
            Kind.TENSOR),
        new Bad(
            "Malformed tensor: got 1 values, want 4 for shape [2]",
            tensor(8, 2).float32(9, 1),
            Kind.TENSOR),
        new Bad(
            "Malformed tensor: got 4 bytes, want 8 for shape [2]",
            tensor(1, 2).bytes(4, new byte[4]),
            Kind.TENSOR),
        new Bad(
            "Malformed tensor: got 3 bytes, want 0 for shape [0]",
            new Proto().varint(1, 1).bytes(4, new byte[3]),
            Kind.TENSOR),
        new Bad(
            "Malformed shape: got [-1], want extents from 0 to 2147483647",
            tensor(1, -1),
            Kind.TENSOR),
        new Bad("Unsupported tensor: got data type 21 of TensorFlow", tensor(21), Kind.TENSOR),
        new Bad(
            "Malformed tensor: got data type 1 of TensorFlow, want text (7)", tensor(1), Kind.TEXT),
        new Bad(
            "Malformed tensor: got 2 texts, want 1 for shape [1]",
            tensor(7, 1).text(8, "a").text(8, "b"),
            Kind.TEXT),
        new Bad(
            "Unsupported text: got 16,777,217 bytes, want at most 16,777,216",
            tensor(7).text(8, text),
            Kind.TEXT));
  }

  @ParameterizedTest
  @MethodSource
  void bad(Bad bad) {
    byte[] event = Proto.tensorEvent(bad.tensor);
    assertThatThrownBy(() -> ContentDecoder.decode(event, 0, bad.kind))
        .isInstanceOf(ContentException.class)
        .hasMessage(bad.message);
  }

  @Test
  void aValueThatIsNotThereOrOfAnotherKindIsToldApart() {
    byte[] event = Proto.tensorEvent(tensor(1));
    assertThatThrownBy(() -> ContentDecoder.decode(event, 1, Kind.TENSOR))
        .hasMessage("Malformed summary: got 1 values, want number 1");
    assertThatThrownBy(() -> ContentDecoder.decode(Proto.event(5, new Proto()), 0, Kind.TENSOR))
        .hasMessage("Malformed value: got content in field 5, want 8");
    assertThatThrownBy(() -> ContentDecoder.decode(event, 0, Kind.PROJECTOR))
        .hasMessage("Unsupported kind: no content is read of projector");
    byte[] cut = "\n".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> ContentDecoder.decode(cut, 0, Kind.TENSOR))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith("Malformed event: ");
  }
}
