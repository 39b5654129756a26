package dev.mindinsight.summary.mindspore;

import static dev.mindinsight.summary.mindspore.Written.content;
import static dev.mindinsight.summary.mindspore.Written.summary;
import static dev.mindinsight.summary.mindspore.Written.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.mindspore.MindSporeEvents.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorContentTest {

  private static TensorProto.Builder shaped(long... dims) {
    TensorProto.Builder tensor = TensorProto.newBuilder();
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    return tensor;
  }

  private static TensorContent read(TensorProto.Builder tensor) throws ContentException {
    byte[] record = summary(1, value("t").setTensor(tensor));
    return content(record, Kind.TENSOR, TensorContent.class);
  }

  private static ByteBuffer elements(TensorContent tensor) {
    return ByteBuffer.wrap(tensor.elements()).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void floatsAreFloatsWhateverTypeIsSaid() throws ContentException {
    TensorContent read =
        read(shaped(1, 2).setDataType(5).addFloatData(-0f).addFloatData(Float.NaN));
    assertThat(read.type()).isEqualTo(ElementType.FLOAT32);
    assertThat(read.shape()).isEqualTo(List.of(1, 2));
    assertThat(elements(read).getInt(0)).isEqualTo(0x80000000);
    assertThat(elements(read).getFloat(4)).isNaN();
  }

  @Test
  void otherListsGiveTheirTypes() throws ContentException {
    TensorContent ints = read(shaped(2).addInt32Data(-1).addInt32Data(7));
    assertThat(ints.type()).isEqualTo(ElementType.INT32);
    assertThat(elements(ints).getInt(0)).isEqualTo(-1);
    TensorContent longs = read(shaped(1).addInt64Data(Long.MIN_VALUE));
    assertThat(longs.type()).isEqualTo(ElementType.INT64);
    assertThat(elements(longs).getLong(0)).isEqualTo(Long.MIN_VALUE);
    TensorContent unsigned = read(shaped(1).addUint64Data(-1));
    assertThat(unsigned.type()).isEqualTo(ElementType.UINT64);
    TensorContent doubles = read(shaped(1).addDoubleData(Math.PI));
    assertThat(doubles.type()).isEqualTo(ElementType.FLOAT64);
    assertThat(elements(doubles).getDouble(0)).isEqualTo(Math.PI);
    TensorContent raw =
        read(shaped(3).setDataType(6).setRawData(ByteString.copyFrom(new byte[] {1, -1, 3})));
    assertThat(raw.type()).isEqualTo(ElementType.UINT8);
    assertThat(raw.elements()).containsExactly(1, -1, 3);
  }

  @Test
  void aNumberAndAnEmptyTensorAreTensors() throws ContentException {
    assertThat(read(shaped().addFloatData(1)).shape()).isEmpty();
    assertThat(read(shaped(0, 7)).elements()).isEmpty();
  }

  @Test
  void shapesThatAreNotThoseOfTheElementsAreRefusedBeforeTheyCostMemory() {
    assertRefused(shaped(3).addFloatData(1), "Malformed tensor: got 1 elements, want 3");
    assertRefused(shaped(Integer.MAX_VALUE, Integer.MAX_VALUE, 2), "Malformed tensor: got 0");
    assertRefused(shaped(-1).addFloatData(1), "Malformed tensor: got extent -1");
    assertRefused(shaped(1L << 40).addFloatData(1), "Malformed tensor: got extent 1099511627776");
    assertRefused(
        shaped(1).setDataType(5).setRawData(ByteString.copyFrom(new byte[7])),
        "Malformed tensor: got 7 bytes, want 1 elements");
    assertRefused(
        shaped(1).setDataType(13).setRawData(ByteString.copyFrom(new byte[7])),
        "Unsupported tensor: got raw data of string");
    assertRefused(
        shaped(1).addFloatData(1).addInt32Data(1),
        "Conflict: the tensor's elements stand in fields 3 and 4");
  }

  private static void assertRefused(TensorProto.Builder tensor, String start) {
    assertThatThrownBy(() -> read(tensor))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith(start);
  }
}
