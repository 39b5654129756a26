package dev.mindinsight.summary.codec;

/**
 * The 8-bit floating types: a sign, an exponent and a mantissa in one byte. The kinds differ in how
 * the byte is divided, in the exponent's bias, and in which patterns are no numbers.
 *
 * @see <a href="https://arxiv.org/abs/2209.05433">FP8 Formats for Deep Learning</a> (E5M2, E4M3FN)
 * @see <a href="https://arxiv.org/abs/2206.02915">8-bit Numerical Formats for Deep Neural
 *     Networks</a> (the FNUZ kinds: one zero, and its negative is NaN)
 */
enum Float8 {
  /** As IEEE 754: infinities, NaN above them. */
  E5M2(2, 15),
  /** No infinities; NaN where all lower bits are set. */
  E4M3FN(3, 7),
  /** No infinities; NaN is the sign alone. */
  E4M3FNUZ(3, 8),
  /** No infinities; NaN is the sign alone. */
  E4M3B11FNUZ(3, 11),
  /** No infinities; NaN is the sign alone. */
  E5M2FNUZ(2, 16);

  private final int mantissaBits;
  private final int bias;

  Float8(int mantissaBits, int bias) {
    this.mantissaBits = mantissaBits;
    this.bias = bias;
  }

  /** {@link Double#doubleToRawLongBits} of the number that a byte stands for. */
  long toBits(int raw) {
    return Double.doubleToRawLongBits(toDouble(raw & 0xff));
  }

  private double toDouble(int raw) {
    if (isNaN(raw)) {
      return Double.NaN;
    }
    double sign = raw < 0x80 ? 1 : -1;
    int exponent = (raw & 0x7f) >>> mantissaBits;
    int mantissa = raw & ((1 << mantissaBits) - 1);
    if (this == E5M2 && exponent == 31) {
      return sign * Double.POSITIVE_INFINITY;
    }
    int significand = exponent == 0 ? mantissa : mantissa + (1 << mantissaBits);
    return sign * Math.scalb((double) significand, Math.max(exponent, 1) - bias - mantissaBits);
  }

  private boolean isNaN(int raw) {
    return switch (this) {
      case E5M2 -> (raw & 0x7f) > 0x7c;
      case E4M3FN -> (raw & 0x7f) == 0x7f;
      case E4M3FNUZ, E4M3B11FNUZ, E5M2FNUZ -> raw == 0x80;
    };
  }
}
