package dev.mindinsight.summary.content;

import java.util.Locale;

/**
 * How the elements of a tensor lie in memory. Types narrower than a byte and those of 8-bit floats
 * are widened when read ({@code int4} to {@code int8}, {@code bfloat16} to {@code float32}): no
 * value changes by it.
 */
public enum ElementType {
  /** IEEE 754 binary16. */
  FLOAT16(2),
  /** IEEE 754 binary32. */
  FLOAT32(4),
  /** IEEE 754 binary64. */
  FLOAT64(8),
  /** Two binary32: real and imaginary part. */
  COMPLEX64(8),
  /** Two binary64: real and imaginary part. */
  COMPLEX128(16),
  /** Signed, 8 bits. */
  INT8(1),
  /** Signed, 16 bits. */
  INT16(2),
  /** Signed, 32 bits. */
  INT32(4),
  /** Signed, 64 bits. */
  INT64(8),
  /** Unsigned, 8 bits. */
  UINT8(1),
  /** Unsigned, 16 bits. */
  UINT16(2),
  /** Unsigned, 32 bits. */
  UINT32(4),
  /** Unsigned, 64 bits. */
  UINT64(8),
  /** A byte, 0 or 1. */
  BOOL(1);

  private final int bytes;
  private final String apiName = name().toLowerCase(Locale.ROOT);

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** The name in the API: lower case, such as {@code float32}. */
  public String apiName() {
    return apiName;
  }
}
