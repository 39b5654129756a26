package dev.mindinsight.summary.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The event that most files consist of, read without looking for fields: wall time, step, and one
 * value of a tag and a simple number, each once and in the order in which writers put them. Events
 * of any other form are left to {@link ParsedEvent}, which reads this one too and says the same.
 *
 * <pre>
 *   09 wall:8  10 step:varint  2a length  0a length  0a length tag  15 value:4
 * </pre>
 *
 * The step may be missing, which is 0.
 */
final class PlainScalar {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte WALL_TIME_KEY = 1 << 3 | Wire.FIXED64;
  private static final byte STEP_KEY = 2 << 3 | Wire.VARINT;
  private static final byte SUMMARY_KEY = 5 << 3 | Wire.BYTES;
  private static final byte VALUE_KEY = 1 << 3 | Wire.BYTES;
  private static final byte TAG_KEY = 1 << 3 | Wire.BYTES;
  private static final byte SIMPLE_KEY = 2 << 3 | Wire.FIXED32;

  private static final int WALL_BYTES = 1 + Long.BYTES;
  private static final int SIMPLE_BYTES = 1 + Float.BYTES;

  /** Wall time, three keys with lengths of a byte, a tag of a byte, and the number. */
  private static final int LEAST_BYTES = WALL_BYTES + 3 * 2 + 1 + SIMPLE_BYTES;

  private byte[] bytes = new byte[0];
  private int position;
  private int end;

  /** What {@link #read} found. */
  double wallTimeSeconds;

  long step;
  int tagStart;
  int tagLength;

  /** The number widened to double, as {@link Double#doubleToRawLongBits} has it. */
  long bits;

  /**
   * Reads an event.
   *
   * @return whether it has that form; otherwise what was found means nothing
   */
  boolean read(byte[] buffer, int start, int length) {
    if (length < LEAST_BYTES || buffer[start] != WALL_TIME_KEY) {
      return false;
    }
    bytes = buffer;
    end = start + length;
    wallTimeSeconds = Double.longBitsToDouble((long) LONG.get(buffer, start + 1));
    position = start + WALL_BYTES;
    return readStep() && enters(SUMMARY_KEY, 0) && enters(VALUE_KEY, 0) && readValue();
  }

  private boolean readStep() {
    step = 0;
    if (bytes[position] != STEP_KEY) {
      return true;
    }
    position++;
    for (int shift = 0; shift < Long.SIZE && position < end; shift += 7) {
      byte next = bytes[position++];
      step |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Passes a key and the length of a field behind which exactly so many bytes are left. */
  private boolean enters(byte key, int left) {
    if (end - position < 2 || bytes[position] != key) {
      return false;
    }
    int length = bytes[position + 1];
    position += 2;
    if (length < 0) {
      if (position == end || bytes[position] < 0) {
        return false;
      }
      length = (length & 0x7f) | (bytes[position++] << 7);
    }
    return length == end - position - left;
  }

  private boolean readValue() {
    if (!enters(TAG_KEY, SIMPLE_BYTES)) {
      return false;
    }
    tagStart = position;
    tagLength = end - SIMPLE_BYTES - position;
    int simple = end - SIMPLE_BYTES;
    if (bytes[simple] != SIMPLE_KEY) {
      return false;
    }
    bits = Double.doubleToRawLongBits(Float.intBitsToFloat((int) INT.get(bytes, simple + 1)));
    return true;
  }
}
