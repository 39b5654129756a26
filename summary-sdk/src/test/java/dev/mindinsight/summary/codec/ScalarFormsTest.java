package dev.mindinsight.summary.codec;

import static dev.mindinsight.summary.codec.Decoded.metadata;
import static dev.mindinsight.summary.codec.Decoded.shape;
import static dev.mindinsight.summary.codec.Decoded.tensor;
import static dev.mindinsight.summary.codec.Decoded.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import dev.mindinsight.summary.codec.EventMessages.TensorShapeProto;
import dev.mindinsight.summary.reader.Recording;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which a writer may put one number. */
class ScalarFormsTest {

  /** Each type with a number in its list, the same in tensor_content, and what it is. */
  static Stream<Arguments> numbers() {
    return Stream.of(
        arguments(1, DType.FLOAT32, proto().addFloatVal(1.1f), floats(1.1f), (double) 1.1f),
        arguments(1, DType.FLOAT32, proto().addFloatVal(Float.NaN), floats(Float.NaN), Double.NaN),
        arguments(2, DType.FLOAT64, proto().addDoubleVal(Math.E), doubles(Math.E), Math.E),
        arguments(3, DType.INT32, proto().addIntVal(-7), longs(4, -7), -7.0),
        arguments(4, DType.UINT8, proto().addIntVal(200), longs(1, 200), 200.0),
        arguments(5, DType.INT16, proto().addIntVal(-300), longs(2, -300), -300.0),
        arguments(6, DType.INT8, proto().addIntVal(-128), longs(1, -128), -128.0),
        arguments(9, DType.INT64, proto().addInt64Val(-5), longs(8, -5), -5.0),
        arguments(10, DType.BOOL, proto().addBoolVal(true), longs(1, 1), 1.0),
        arguments(14, DType.BFLOAT16, proto().addHalfVal(0x3fc0), longs(2, 0x3fc0), 1.5),
        arguments(17, DType.UINT16, proto().addIntVal(65535), longs(2, 65535), 65535.0),
        arguments(19, DType.FLOAT16, proto().addHalfVal(0xc500), longs(2, 0xc500), -5.0),
        arguments(19, DType.FLOAT16, proto().addHalfVal(1), longs(2, 1), Math.scalb(1.0, -24)),
        arguments(22, DType.UINT32, proto().addUint32Val(-1), longs(4, -1), 4294967295.0),
        arguments(23, DType.UINT64, proto().addUint64Val(-1), longs(8, -1), 0x1p64),
        arguments(24, DType.FLOAT8_E5M2, float8(0x7c), longs(1, 0x7c), Double.POSITIVE_INFINITY),
        arguments(24, DType.FLOAT8_E5M2, float8(0xc2), longs(1, 0xc2), -3.0),
        arguments(25, DType.FLOAT8_E4M3FN, float8(0x7e), longs(1, 0x7e), 448.0),
        arguments(26, DType.FLOAT8_E4M3FNUZ, float8(0x7f), longs(1, 0x7f), 240.0),
        arguments(27, DType.FLOAT8_E4M3B11FNUZ, float8(0x7f), longs(1, 0x7f), 30.0),
        arguments(28, DType.FLOAT8_E5M2FNUZ, float8(0x7f), longs(1, 0x7f), 57344.0),
        arguments(29, DType.INT4, proto().addIntVal(-8), longs(1, -8), -8.0),
        arguments(30, DType.UINT4, proto().addIntVal(15), longs(1, 15), 15.0),
        arguments(31, DType.INT2, proto().addIntVal(-2), longs(1, -2), -2.0),
        arguments(32, DType.UINT2, proto().addIntVal(3), longs(1, 3), 3.0),
        arguments(101, DType.FLOAT32, proto().addFloatVal(2), floats(2), 2.0));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void everyTypeIsReadFromItsListAndFromContentWhateverTheShape(
      int number, DType dtype, TensorProto.Builder listed, ByteString content, Double want) {
    TensorProto.Builder inList = listed.clone().setDtype(number);
    TensorProto.Builder inContent = proto().setDtype(number).setTensorContent(content);
    for (TensorProto.Builder tensor : List.of(inList, inContent)) {
      assertScalar(tensor("t", tensor.clone()), dtype, want);
      assertScalar(tensor("t", tensor.clone().setTensorShape(shape())), dtype, want);
      assertScalar(tensor("t", tensor.clone().setTensorShape(shape(1))), dtype, want);
      assertScalar(tensor("t", tensor.clone().setTensorShape(unknownRank())), dtype, want);
      assertScalar(tensor("t", tensor.clone()).setMetadata(metadata("scalars", 0)), dtype, want);
      assertScalar(tensor("t", tensor.clone()).setMetadata(metadata("mine", 1)), dtype, want);
    }
  }

  private static void assertScalar(Summary.Value.Builder value, DType dtype, Double want) {
    Recording.Point point = Decoded.of(value).points("t").getFirst();
    assertThat(point.dtype()).isEqualTo(dtype);
    assertThat(point.value()).isEqualTo(want);
    assertThat(point.step()).isEqualTo(3);
    assertThat(point.wallTimeSeconds()).isEqualTo(Decoded.WALL_TIME);
    assertThat(point.tag().kind()).isEqualTo(Kind.SCALAR);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 26, 27, 28})
  void everyFloat8IsANumberOrItsOnlyNaN(int number) {
    long nans =
        IntStream.range(0, 256)
            .mapToDouble(raw ->
                Decoded.of(tensor("t", float8(raw).setDtype(number)))
                    .points("t")
                    .getFirst()
                    .value())
            .filter(Double::isNaN)
            .count();
    assertThat(nans).isEqualTo(number == 24 ? 6 : number == 25 ? 2 : 1);
  }

  @Test
  void simpleValuesKeepEveryBit() {
    float[] values = {
      0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 0.1f
    };
    for (float value : values) {
      Recording.Point point = Decoded.of(value("t").setSimpleValue(value)).points("t").getFirst();
      assertThat(point.bits()).isEqualTo(Double.doubleToRawLongBits(value));
      assertThat(point.dtype()).isEqualTo(DType.FLOAT32);
      assertThat(point.tag().plugin()).isNull();
    }
  }

  @Test
  void integersOfSixtyFourBitsStayExact() {
    long big = (1L << 53) + 1;
    Recording file =
        Decoded.of(
            tensor("i", proto().setDtype(9).addInt64Val(big)),
            tensor("u", proto().setDtype(23).addUint64Val(-2)));
    assertThat(file.points("i").getFirst().bits()).isEqualTo(big);
    assertThat(file.points("u").getFirst().bits()).isEqualTo(-2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, (1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE})
  void stepsAreAnyNumber(long step) {
    Event event =
        Decoded.event()
            .setStep(step)
            .setSummary(Summary.newBuilder().addValue(value("t").setSimpleValue(1)))
            .build();
    assertThat(Decoded.of(event).points("t").getFirst().step()).isEqualTo(step);
  }

  @Test
  void listsMayBePackedOrNot() throws Exception {
    byte[] packed = {0x08, 3, 0x3a, 1, 42};
    byte[] unpacked = {0x08, 3, 0x38, 42};
    assertThat(scan(packed)).isEqualTo(42);
    assertThat(scan(unpacked)).isEqualTo(42);
    assertThat(scan(new byte[] {0x08, 3, 0x38, 42, 0x38, 43})).isNull();
    assertThat(scan(new byte[] {0x08, 3, 0x3a, 2, 42, 43})).isNull();
  }

  private static Long scan(byte[] tensor) throws MalformedEventException {
    TensorScan scan = new TensorScan();
    scan.scan(tensor, 0, tensor.length);
    return scan.dtype() == null ? null : scan.bits();
  }

  @Test
  void aShapedTensorWithoutValuesIsZeroAsTensorFlowReadsIt() {
    assertScalar(tensor("t", proto().setDtype(2).setTensorShape(shape())), DType.FLOAT64, 0.0);
  }

  static Stream<TensorProto.Builder> noNumbers() {
    return Stream.of(
        proto().setDtype(1),
        proto().setDtype(1).setTensorShape(shape(0)),
        proto().setDtype(1).setTensorShape(shape(2)).addFloatVal(1),
        proto().setDtype(1).setTensorShape(shape(-1)).addFloatVal(1),
        proto().setDtype(1).addFloatVal(1).addFloatVal(2),
        proto().setDtype(1).setTensorShape(shape()).addFloatVal(1).addFloatVal(2),
        proto().setDtype(1).addDoubleVal(1),
        proto().setDtype(2).setTensorContent(floats(1)),
        proto().setDtype(7).addStringVal(ByteString.copyFromUtf8("text")),
        proto().setDtype(8).setTensorShape(shape()),
        proto().setDtype(999).addFloatVal(1));
  }

  @ParameterizedTest
  @MethodSource("noNumbers")
  void whatIsNotOneNumberIsATensor(TensorProto.Builder tensor) {
    for (Summary.Value.Builder value :
        List.of(tensor("t", tensor), tensor("t", tensor).setMetadata(metadata("scalars", 1)))) {
      Recording file = Decoded.of(value);
      assertThat(file.points()).isEmpty();
      assertThat(file.events(OtherValue.class).getFirst().tag().kind()).isEqualTo(Kind.TENSOR);
    }
  }

  private static TensorProto.Builder proto() {
    return TensorProto.newBuilder();
  }

  private static TensorProto.Builder float8(int raw) {
    return proto().setFloat8Val(longs(1, raw));
  }

  private static TensorShapeProto unknownRank() {
    return TensorShapeProto.newBuilder().setUnknownRank(true).build();
  }

  private static ByteString floats(float value) {
    return longs(4, Float.floatToRawIntBits(value));
  }

  private static ByteString doubles(double value) {
    return longs(8, Double.doubleToRawLongBits(value));
  }

  private static ByteString longs(int bytes, long value) {
    byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return ByteString.copyFrom(all, 0, bytes);
  }
}
