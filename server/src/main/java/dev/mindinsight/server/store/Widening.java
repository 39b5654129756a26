package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/** The narrowest dtype that holds every value of two others exactly, where there is one. */
final class Widening {

  private static final DType[] FLOATS = {DType.FLOAT16, DType.FLOAT32, DType.FLOAT64};
  private static final DType[] SIGNED = {
    DType.INT2, DType.INT4, DType.INT8, DType.INT16, DType.INT32, DType.INT64
  };

  private Widening() {}

  /** {@code float64} where an integer meets a float, and where int64 meets uint64. */
  static DType widest(DType a, DType b) {
    if (a == b) {
      return a;
    }
    if (a.floating() != b.floating()) {
      return DType.FLOAT64;
    }
    if (bits(a) != bits(b) && unsigned(a) == unsigned(b)) {
      return bits(a) > bits(b) ? a : b;
    }
    if (a.floating()) {
      return wider(FLOATS, bits(a));
    }
    int signedBits = bits(unsigned(a) ? b : a);
    int unsignedBits = bits(unsigned(a) ? a : b);
    return wider(SIGNED, Math.max(signedBits - 1, unsignedBits));
  }

  private static DType wider(DType[] ascending, int bits) {
    for (DType candidate : ascending) {
      if (bits(candidate) > bits) {
        return candidate;
      }
    }
    return DType.FLOAT64;
  }

  private static boolean unsigned(DType dtype) {
    return dtype == DType.BOOL || dtype.name().startsWith("UINT");
  }

  /** The digits in the name say it: {@code FLOAT8_E5M2} has 8. */
  private static int bits(DType dtype) {
    if (dtype == DType.BOOL) {
      return 1;
    }
    String name = dtype.name();
    int from = 0;
    while (!Character.isDigit(name.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < name.length() && Character.isDigit(name.charAt(to))) {
      to++;
    }
    return Integer.parseInt(name.substring(from, to));
  }
}
