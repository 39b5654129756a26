package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds messages field by field, right or wrong, as no generated class would. */
final class Proto {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An event with one value, whose content is in a field. */
  static byte[] event(int field, Proto content) {
    return new Proto()
        .message(5, new Proto().message(1, new Proto().text(1, "t").message(field, content)))
        .bytes();
  }

  /** An event with one value that holds a tensor. */
  static byte[] tensorEvent(Proto tensor) {
    return event(8, tensor);
  }

  /** Decodes the only value of an event, for whoever expects a certain content. */
  static <T extends Content> T decode(byte[] event, Kind kind, Class<T> type)
      throws ContentException {
    return type.cast(ContentDecoder.decode(event, 0, kind));
  }

  /** A TensorProto of a type and shape, without values. */
  static Proto tensor(int dtype, int... shape) {
    Proto dims = new Proto();
    for (int extent : shape) {
      dims.message(2, new Proto().varint(1, extent));
    }
    return new Proto().varint(1, dtype).message(2, dims);
  }

  Proto varint(int field, long value) {
    raw((long) field << 3);
    return raw(value);
  }

  Proto float32(int field, float value) {
    raw((long) field << 3 | 5);
    out.writeBytes(little(4).putFloat(value).array());
    return this;
  }

  Proto float64(int field, double value) {
    raw((long) field << 3 | 1);
    out.writeBytes(little(8).putDouble(value).array());
    return this;
  }

  /** A packed field. */
  Proto doubles(int field, double... values) {
    byte[] packed = new byte[8 * values.length];
    ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    return bytes(field, packed);
  }

  Proto text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  Proto message(int field, Proto message) {
    return bytes(field, message.bytes());
  }

  Proto bytes(int field, byte[] value) {
    raw((long) field << 3 | 2);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  /** A varint without a key. */
  Proto raw(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** The fields of another message. */
  Proto append(Proto other) {
    out.writeBytes(other.bytes());
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** A buffer whose whole array is filled. */
  static ByteBuffer little(int size) {
    return ByteBuffer.wrap(new byte[size]).order(ByteOrder.LITTLE_ENDIAN);
  }
}
