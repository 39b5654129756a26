package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.TensorContent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a TensorProto. They stand in {@code tensor_content} or in the list of their type;
 * a list shorter than the shape goes on with its last value, as TensorFlow reads it, and an empty
 * one with 0.
 */
final class TensorNumbers {

  /**
   * Bytes of the elements that are read: as many as the longest record can hold, since a single
   * value may stand for all elements of any shape.
   */
  static final int BYTES_MAX = 256 << 20;

  private final TensorParts tensor;
  private final TensorType type;

  private TensorNumbers(TensorParts tensor, TensorType type) {
    this.tensor = tensor;
    this.type = type;
  }

  /** Takes one number's bits as written. */
  private interface RawSink {
    void number(long raw);
  }

  static TensorContent read(TensorParts tensor) throws MalformedEventException, ContentException {
    TensorType type = TensorType.numbered(tensor.number());
    if (type == null) {
      throw new ContentException(
          "Unsupported tensor: got data type %d of TensorFlow".formatted(tensor.number()));
    }
    return new TensorNumbers(tensor, type).read();
  }

  private TensorContent read() throws MalformedEventException, ContentException {
    boolean listed = !tensor.content().hasMore();
    long written = listed ? countListed() : tensor.content().remaining() / type.bytes();
    List<Integer> shape = tensor.shape(written / type.components());
    int count = TensorParts.elements(shape, BYTES_MAX / type.element().bytes());
    byte[] elements =
        listed
            ? listed(written, count * type.components(), shape)
            : content(count * type.components(), shape);
    return new TensorContent(type.element(), shape, elements);
  }

  private byte[] content(int numbers, List<Integer> shape) throws ContentException {
    Wire content = tensor.content();
    if (content.remaining() != (long) numbers * type.bytes()) {
      throw new ContentException(
          "Malformed tensor: got %d bytes, want %d for shape %s"
              .formatted(content.remaining(), (long) numbers * type.bytes(), shape));
    }
    int from = content.position();
    if (type.isPlain()) {
      return Arrays.copyOfRange(content.bytes(), from, from + content.remaining());
    }
    ByteBuffer in =
        ByteBuffer.wrap(content.bytes(), from, content.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] elements = new byte[numbers * type.numberBytes()];
    ByteBuffer out = ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      put(out, type.bytes() == 1 ? in.get() & 0xff : in.getShort() & 0xffff);
    }
    return elements;
  }

  private byte[] listed(long written, int numbers, List<Integer> shape)
      throws MalformedEventException, ContentException {
    if (written > numbers || (written < numbers && written % type.components() != 0)) {
      throw new ContentException(
          "Malformed tensor: got %d values, want %d for shape %s"
              .formatted(written, numbers, shape));
    }
    byte[] elements = new byte[numbers * type.numberBytes()];
    ByteBuffer out = ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN);
    forEach(raw -> put(out, raw));
    int last = out.position() - type.element().bytes();
    for (int at = out.position(); last >= 0 && at < out.capacity(); at++) {
      out.put(at, out.get(at - type.element().bytes()));
    }
    return elements;
  }

  private void put(ByteBuffer out, long raw) {
    long bits = type.bits(raw);
    switch (type.numberBytes()) {
      case 1 -> out.put((byte) bits);
      case 2 -> out.putShort((short) bits);
      case 4 -> out.putInt((int) bits);
      default -> out.putLong(bits);
    }
  }

  private long countListed() throws MalformedEventException {
    long[] count = new long[1];
    forEach(raw -> count[0]++);
    return count[0];
  }

  private void forEach(RawSink sink) throws MalformedEventException {
    Wire wire = tensor.wire();
    while (wire.hasMore()) {
      int key = wire.key();
      if (key >>> 3 == type.field()) {
        numbers(wire, key, sink);
      } else {
        wire.skip(key);
      }
    }
  }

  /** Repeated numbers stand packed or one by one; 8-bit floats are a field of bytes. */
  private void numbers(Wire wire, int key, RawSink sink) throws MalformedEventException {
    if ((key & 7) == wireType()) {
      sink.number(number(wire));
    } else if ((key & 7) == Wire.BYTES) {
      Wire packed = wire.message();
      while (packed.hasMore()) {
        sink.number(number(packed));
      }
    } else {
      wire.skip(key);
    }
  }

  private long number(Wire wire) throws MalformedEventException {
    return switch (wireType()) {
      case Wire.FIXED32 -> wire.fixed32();
      case Wire.FIXED64 -> wire.fixed64();
      case Wire.VARINT -> wire.varint();
      default -> wire.oneByte();
    };
  }

  private int wireType() {
    if (type.number() == null) {
      return type.bytes() == Float.BYTES ? Wire.FIXED32 : Wire.FIXED64;
    }
    return switch (type.field()) {
      case NumberType.FLOAT_VAL -> Wire.FIXED32;
      case NumberType.DOUBLE_VAL -> Wire.FIXED64;
      case NumberType.FLOAT8_VAL -> -1;
      default -> Wire.VARINT;
    };
  }
}
