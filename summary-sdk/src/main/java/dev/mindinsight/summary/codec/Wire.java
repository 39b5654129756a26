package dev.mindinsight.summary.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A cursor over protobuf's wire format in a byte array. Never reads past its end, whatever the
 * bytes say.
 */
public final class Wire {

  /** A number of 1 to 10 bytes. */
  public static final int VARINT = 0;

  /** Eight bytes. */
  public static final int FIXED64 = 1;

  /** A length and as many bytes: text, a message, packed numbers. */
  public static final int BYTES = 2;

  /** Four bytes. */
  public static final int FIXED32 = 5;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[0];
  private int start;
  private int position;
  private int end;

  /**
   * Goes over a part of an array from its start.
   *
   * @param array holds the part
   * @param from its first byte
   * @param length its length
   */
  public Wire over(byte[] array, int from, int length) {
    bytes = array;
    start = from;
    position = from;
    end = from + length;
    return this;
  }

  /** Whether the end is not reached. */
  public boolean hasMore() {
    return position < end;
  }

  /** The array gone over. */
  public byte[] bytes() {
    return bytes;
  }

  /** The next byte's place in the array. */
  public int position() {
    return position;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /**
   * The next field's number, times 8, and wire type.
   *
   * @throws MalformedEventException when there is none
   */
  public int key() throws MalformedEventException {
    if (position < end && bytes[position] > 0x07) {
      return bytes[position++];
    }
    long key = varint();
    if (key >>> 32 != 0 || key >>> 3 == 0) {
      throw at("got key %d, want a field number from 1 to 2^29 - 1".formatted(key));
    }
    return (int) key;
  }

  /**
   * The next number of variable length.
   *
   * @throws MalformedEventException when there is none
   */
  public long varint() throws MalformedEventException {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return longVarint();
  }

  private long longVarint() throws MalformedEventException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      need(1);
      byte next = bytes[position++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw at("got a varint of more than 10 bytes");
  }

  /**
   * The next eight bytes, little-endian.
   *
   * @throws MalformedEventException when there is none
   */
  public long fixed64() throws MalformedEventException {
    need(Long.BYTES);
    long value = (long) LONG.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  /**
   * The next four bytes, little-endian.
   *
   * @throws MalformedEventException when there is none
   */
  public int fixed32() throws MalformedEventException {
    need(Integer.BYTES);
    int value = (int) INT.get(bytes, position);
    position += Integer.BYTES;
    return value;
  }

  int oneByte() throws MalformedEventException {
    need(1);
    return bytes[position++] & 0xff;
  }

  /**
   * The length of a field of bytes; the cursor stands at its first byte.
   *
   * @throws MalformedEventException when there is none, or fewer bytes than it says
   */
  public int length() throws MalformedEventException {
    long length = varint();
    if (length < 0 || length > end - position) {
      throw at(
          "got a field of %s bytes, want at most the %d left"
              .formatted(Long.toUnsignedString(length), end - position));
    }
    return (int) length;
  }

  /**
   * A cursor of its own over the field of bytes that comes, which this one passes.
   *
   * @throws MalformedEventException when there is none, or fewer bytes than it says
   */
  public Wire message() throws MalformedEventException {
    int count = length();
    Wire inner = new Wire().over(bytes, position, count);
    position += count;
    return inner;
  }

  /** The bytes from here to the end as text. */
  String text() {
    return Text.of(bytes, position, end - position);
  }

  /**
   * Passes bytes.
   *
   * @param length as {@link #length} has checked it
   */
  public void pass(int length) {
    position += length;
  }

  /**
   * Checks that the values of a field ended where the field does.
   *
   * @param fieldEnd where it ends
   * @throws MalformedEventException when the cursor stands elsewhere
   */
  public void expectAt(int fieldEnd) throws MalformedEventException {
    if (position != fieldEnd) {
      throw at("got a value that ends %d bytes behind its field".formatted(position - fieldEnd));
    }
  }

  /**
   * Passes the value of a field.
   *
   * @param key of the field
   * @throws MalformedEventException when there is no whole value
   */
  public void skip(int key) throws MalformedEventException {
    switch (key & 7) {
      case VARINT -> varint();
      case FIXED64 -> fixed64();
      case BYTES -> pass(length());
      case FIXED32 -> fixed32();
      default -> throw at("got wire type %d in field %d".formatted(key & 7, key >>> 3));
    }
  }

  private void need(int count) throws MalformedEventException {
    if (end - position < count) {
      throw at("got %d bytes, want %d more".formatted(end - position, count));
    }
  }

  private MalformedEventException at(String message) {
    return new MalformedEventException(message + " at byte " + (position - start));
  }
}
