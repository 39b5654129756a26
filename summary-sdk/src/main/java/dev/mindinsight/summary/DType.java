package dev.mindinsight.summary;

import java.util.Locale;

/** The type in which a producer wrote a number. */
public enum DType {
  /** IEEE 754 binary32. */
  FLOAT32(true),
  /** IEEE 754 binary64. */
  FLOAT64(true),
  /** IEEE 754 binary16. */
  FLOAT16(true),
  /** The upper half of a binary32. */
  BFLOAT16(true),
  /** 5 exponent and 2 mantissa bits, with infinities. */
  FLOAT8_E5M2(true),
  /** 4 exponent and 3 mantissa bits, no infinities. */
  FLOAT8_E4M3FN(true),
  /** 4 exponent and 3 mantissa bits, bias 8, one zero, no infinities. */
  FLOAT8_E4M3FNUZ(true),
  /** 4 exponent and 3 mantissa bits, bias 11, one zero, no infinities. */
  FLOAT8_E4M3B11FNUZ(true),
  /** 5 exponent and 2 mantissa bits, bias 16, one zero, no infinities. */
  FLOAT8_E5M2FNUZ(true),
  /** Signed, 2 bits. */
  INT2(false),
  /** Signed, 4 bits. */
  INT4(false),
  /** Signed, 8 bits. */
  INT8(false),
  /** Signed, 16 bits. */
  INT16(false),
  /** Signed, 32 bits. */
  INT32(false),
  /** Signed, 64 bits. */
  INT64(false),
  /** Unsigned, 2 bits. */
  UINT2(false),
  /** Unsigned, 4 bits. */
  UINT4(false),
  /** Unsigned, 8 bits. */
  UINT8(false),
  /** Unsigned, 16 bits. */
  UINT16(false),
  /** Unsigned, 32 bits. */
  UINT32(false),
  /** Unsigned, 64 bits: read {@code bits} as an unsigned long. */
  UINT64(false),
  /** 0 or 1. */
  BOOL(false);

  private final boolean floating;
  private final String apiName = name().toLowerCase(Locale.ROOT);

  DType(boolean floating) {
    this.floating = floating;
  }

  /**
   * Whether {@link EventSink#scalar} carries such a number as {@link Double#doubleToRawLongBits};
   * otherwise as the integer itself.
   */
  public boolean floating() {
    return floating;
  }

  /** The name in the API: lower case, such as {@code float32}. */
  public String apiName() {
    return apiName;
  }

  /**
   * The number as a double: exact for every type but the 64-bit integers, which are rounded to the
   * nearest.
   *
   * @param bits as {@link EventSink#scalar} hands them over
   */
  public double toDouble(long bits) {
    if (floating) {
      return Double.longBitsToDouble(bits);
    }
    if (this == UINT64 && bits < 0) {
      // Halved with the lost bit kept sticky, so that rounding happens once.
      return (double) ((bits >>> 1) | (bits & 1)) * 2;
    }
    return (double) bits;
  }
}
