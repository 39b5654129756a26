package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.DType;
import org.jspecify.annotations.Nullable;

/**
 * Goes over a TensorProto and tells whether it is one number, and which. It is when it has one
 * element: by its shape, or without a shape by its values. As TensorFlow reads it, values may stand
 * in {@code tensor_content} or in the list of their type, and a shaped tensor without values is 0.
 */
final class TensorScan {

  private final Wire wire = new Wire();
  private final Wire inner = new Wire();
  private int number;
  private boolean shaped;
  private boolean oneElement;
  private int contentStart;
  private int contentLength;
  private int valuesField;
  private long values;
  private long firstValue;
  private @Nullable DType dtype;
  private long bits;

  /** Reads a tensor; afterwards the other methods tell what it is. */
  void scan(byte[] bytes, int start, int length) throws MalformedEventException {
    number = 0;
    shaped = false;
    contentLength = 0;
    valuesField = 0;
    values = 0;
    wire.over(bytes, start, length);
    while (wire.hasMore()) {
      field(wire.key());
    }
    judge(bytes);
  }

  private void field(int key) throws MalformedEventException {
    switch (key) {
      case 1 << 3 | Wire.VARINT -> number = (int) wire.varint();
      case 2 << 3 | Wire.BYTES -> shape();
      case 4 << 3 | Wire.BYTES -> {
        contentLength = wire.length();
        contentStart = wire.position();
        wire.pass(contentLength);
      }
      default -> {
        int field = key >>> 3;
        if (field >= NumberType.FLOAT_VAL && field <= NumberType.FLOAT8_VAL) {
          values(field, key);
        } else {
          wire.skip(key);
        }
      }
    }
  }

  /** The element count matters only as far as it is one. */
  private void shape() throws MalformedEventException {
    int length = wire.length();
    inner.over(wire.bytes(), wire.position(), length);
    wire.pass(length);
    shaped = true;
    oneElement = true;
    while (inner.hasMore()) {
      int key = inner.key();
      if (key == (2 << 3 | Wire.BYTES)) {
        oneElement &= dimension(inner) == 1;
      } else if (key == (3 << 3 | Wire.VARINT)) {
        shaped &= inner.varint() == 0;
      } else {
        inner.skip(key);
      }
    }
  }

  private static long dimension(Wire wire) throws MalformedEventException {
    int end = wire.length() + wire.position();
    long size = 0;
    while (wire.position() < end) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.VARINT)) {
        size = wire.varint();
      } else {
        wire.skip(key);
      }
    }
    wire.expectAt(end);
    return size;
  }

  private void values(int field, int key) throws MalformedEventException {
    if (field != valuesField) {
      valuesField = field;
      values = 0;
    }
    int type = key & 7;
    int single = singleType(field);
    if (type == Wire.BYTES && field == NumberType.FLOAT8_VAL) {
      float8s(wire.length());
    } else if (type == Wire.BYTES && single >= 0) {
      int end = wire.length() + wire.position();
      while (wire.position() < end) {
        value(single);
      }
      wire.expectAt(end);
    } else if (type == single) {
      value(single);
    } else {
      values++;
      wire.skip(key);
    }
  }

  private void float8s(int length) throws MalformedEventException {
    if (values == 0 && length > 0) {
      firstValue = wire.bytes()[wire.position()];
    }
    values += length;
    wire.pass(length);
  }

  private void value(int type) throws MalformedEventException {
    long value =
        switch (type) {
          case Wire.FIXED32 -> wire.fixed32();
          case Wire.FIXED64 -> wire.fixed64();
          default -> wire.varint();
        };
    if (values++ == 0) {
      firstValue = value;
    }
  }

  /** The wire type of one value where values are not packed, or -1 where they are no numbers. */
  private static int singleType(int field) {
    return switch (field) {
      case NumberType.FLOAT_VAL -> Wire.FIXED32;
      case NumberType.DOUBLE_VAL -> Wire.FIXED64;
      case NumberType.INT_VAL,
          NumberType.INT64_VAL,
          NumberType.BOOL_VAL,
          NumberType.HALF_VAL,
          NumberType.UINT32_VAL,
          NumberType.UINT64_VAL ->
          Wire.VARINT;
      default -> -1;
    };
  }

  private void judge(byte[] bytes) {
    dtype = null;
    NumberType type = NumberType.numbered(number);
    if (type == null || (shaped && !oneElement)) {
      return;
    }
    if (contentLength > 0) {
      if (contentLength == type.bytes()) {
        found(type, littleEndian(bytes, contentStart, contentLength));
      }
    } else if (values == 1 && valuesField == type.field()) {
      found(type, firstValue);
    } else if (values == 0 && shaped) {
      found(type, 0);
    }
  }

  private void found(NumberType type, long raw) {
    dtype = type.dtype();
    bits = type.toBits(raw);
  }

  private static long littleEndian(byte[] bytes, int start, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | (bytes[start + i] & 0xff);
    }
    return value;
  }

  /** The type of the number, or null when the tensor is not one number. */
  @Nullable DType dtype() {
    return dtype;
  }

  /** The number as {@link dev.mindinsight.summary.EventSink#scalar} hands it over. */
  long bits() {
    return bits;
  }
}
