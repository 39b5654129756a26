package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.DType;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes the points of one series straight into bytes. A {@code float32} is a {@code simple_value}
 * without metadata, which every reader understands; a {@code float64} is a rank-0 tensor whose
 * first value names the {@code scalars} plugin. Not safe for use by several threads.
 */
public final class ScalarEncoder {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int VARINT_BYTES_MAX = 10;

  /** Wall time and step with their keys, then key and length of summary and of value. */
  private static final int HEAD_BYTES_MAX = 9 + 1 + VARINT_BYTES_MAX + 2 * (1 + VARINT_BYTES_MAX);

  private static final byte WALL_TIME_KEY = 1 << 3 | Wire.FIXED64;
  private static final byte STEP_KEY = 2 << 3 | Wire.VARINT;
  private static final byte SUMMARY_KEY = 5 << 3 | Wire.BYTES;
  private static final byte VALUE_KEY = 1 << 3 | Wire.BYTES;
  private static final byte TAG_KEY = 1 << 3 | Wire.BYTES;
  private static final byte SIMPLE_KEY = ParsedValue.SIMPLE << 3 | Wire.FIXED32;
  private static final byte TENSOR_KEY = ParsedValue.TENSOR << 3 | Wire.BYTES;
  private static final byte METADATA_KEY = 9 << 3 | Wire.BYTES;

  /** TensorProto up to its number: DT_DOUBLE, the shape of rank 0, key and length of double_val. */
  private static final byte[] DOUBLE_TENSOR = {0x08, 0x02, 0x12, 0x00, 0x32, 0x08};

  /** SummaryMetadata: plugin {@code scalars}, class scalar. */
  private static final byte[] SCALAR_METADATA = scalarMetadata();

  private static final byte[] NOTHING = {};

  private final DType dtype;
  private final byte[] prefix;
  private final byte[] suffixOfFirst;
  private boolean first = true;

  /**
   * Prepares a series.
   *
   * @param tag its name
   * @param dtype {@link DType#FLOAT32} or {@link DType#FLOAT64}
   */
  public ScalarEncoder(String tag, DType dtype) {
    this.dtype = dtype;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] name = tag.getBytes(StandardCharsets.UTF_8);
    head.write(TAG_KEY);
    byte[] length = new byte[VARINT_BYTES_MAX];
    head.write(length, 0, putVarint(length, 0, name.length));
    head.writeBytes(name);
    if (dtype == DType.FLOAT32) {
      head.write(SIMPLE_KEY);
      suffixOfFirst = NOTHING;
    } else {
      head.write(TENSOR_KEY);
      head.write(DOUBLE_TENSOR.length + Double.BYTES);
      head.writeBytes(DOUBLE_TENSOR);
      suffixOfFirst = SCALAR_METADATA;
    }
    prefix = head.toByteArray();
  }

  /** The most bytes that one point takes. */
  public int bytesMax() {
    return HEAD_BYTES_MAX + prefix.length + Double.BYTES + suffixOfFirst.length;
  }

  /**
   * Writes the event of one point.
   *
   * @param target has {@link #bytesMax} bytes from {@code start} on
   * @param start where the event begins
   * @param step of the point
   * @param wallTimeSeconds since the epoch
   * @param value rounded to the series' type
   * @return the index behind the event
   */
  public int encode(byte[] target, int start, long step, double wallTimeSeconds, double value) {
    byte[] suffix = first ? suffixOfFirst : NOTHING;
    first = false;
    int at = start;
    target[at++] = WALL_TIME_KEY;
    LONG.set(target, at, Double.doubleToRawLongBits(wallTimeSeconds));
    at += Long.BYTES;
    if (step != 0) {
      target[at++] = STEP_KEY;
      at = putVarint(target, at, step);
    }
    int number = dtype == DType.FLOAT32 ? Float.BYTES : Double.BYTES;
    int valueBytes = prefix.length + number + suffix.length;
    target[at++] = SUMMARY_KEY;
    at = putVarint(target, at, 1 + varintBytes(valueBytes) + valueBytes);
    target[at++] = VALUE_KEY;
    at = putVarint(target, at, valueBytes);
    at = put(target, at, prefix);
    if (dtype == DType.FLOAT32) {
      INT.set(target, at, Float.floatToRawIntBits((float) value));
    } else {
      LONG.set(target, at, Double.doubleToRawLongBits(value));
    }
    return put(target, at + number, suffix);
  }

  private static int put(byte[] target, int start, byte[] bytes) {
    System.arraycopy(bytes, 0, target, start, bytes.length);
    return start + bytes.length;
  }

  private static int varintBytes(int value) {
    return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 6) / 7);
  }

  private static int putVarint(byte[] target, int start, long value) {
    int at = start;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      target[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    target[at++] = (byte) rest;
    return at;
  }

  private static byte[] scalarMetadata() {
    byte[] metadata = EventEncoder.scalarMetadata();
    byte[] field = new byte[metadata.length + 2];
    field[0] = METADATA_KEY;
    field[1] = (byte) metadata.length;
    System.arraycopy(metadata, 0, field, 2, metadata.length);
    return field;
  }
}
