package dev.mindinsight.server.query;

import dev.mindinsight.summary.DType;

/**
 * Values in the dtype of their series. A tag whose producer changed its dtype on the way is served
 * in the widest: integers among floating-point values become float64.
 *
 * @param dtype the series' dtype
 */
record SeriesValues(DType dtype) {

  long of(DType written, long bits) {
    return dtype.floating() && !written.floating()
        ? Double.doubleToRawLongBits(written.toDouble(bits))
        : bits;
  }

  boolean finite(long bits) {
    return !dtype.floating() || Double.isFinite(Double.longBitsToDouble(bits));
  }

  boolean nan(long bits) {
    return dtype.floating() && Double.isNaN(Double.longBitsToDouble(bits));
  }

  int compare(long a, long b) {
    if (dtype.floating()) {
      return Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
    }
    return dtype == DType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }
}
