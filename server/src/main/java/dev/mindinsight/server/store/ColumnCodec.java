package dev.mindinsight.server.store;

import com.github.luben.zstd.Zstd;

/**
 * Compresses a column of 64-bit numbers. Neighbours are subtracted first, so that a regular column
 * becomes zeros; then the bytes are shuffled, all lowest bytes first, so that zstd finds them
 * together. Steps take delta of delta, as in Gorilla (Pelkonen et al., VLDB 2015), zigzagged; wall
 * times and values take XOR with the one before. Measured elsewhere at 3.8 bytes a point.
 *
 * <p>Layout: one byte with the format's version, then a zstd frame of 8 planes of {@code n} bytes.
 */
final class ColumnCodec {

  /** Version 1 of the layout; a reader refuses others. */
  private static final byte VERSION = 1;

  /** zstd's own default: a higher level costs more than it saves on shuffled planes. */
  private static final int LEVEL = 3;

  private ColumnCodec() {}

  static byte[] encodeSteps(long[] steps) {
    long[] deltas = new long[steps.length];
    long before = 0;
    long deltaBefore = 0;
    for (int i = 0; i < steps.length; i++) {
      long delta = steps[i] - before;
      long second = delta - deltaBefore;
      deltas[i] = (second << 1) ^ (second >> 63);
      before = steps[i];
      deltaBefore = delta;
    }
    return compress(deltas);
  }

  static long[] decodeSteps(byte[] bytes, int n) {
    long[] steps = decompress(bytes, n);
    long before = 0;
    long delta = 0;
    for (int i = 0; i < n; i++) {
      delta += (steps[i] >>> 1) ^ -(steps[i] & 1);
      before += delta;
      steps[i] = before;
    }
    return steps;
  }

  static byte[] encodeBits(long[] bits) {
    long[] xored = new long[bits.length];
    long before = 0;
    for (int i = 0; i < bits.length; i++) {
      xored[i] = bits[i] ^ before;
      before = bits[i];
    }
    return compress(xored);
  }

  static long[] decodeBits(byte[] bytes, int n) {
    long[] bits = decompress(bytes, n);
    for (int i = 1; i < n; i++) {
      bits[i] ^= bits[i - 1];
    }
    return bits;
  }

  static byte[] encodeDoubles(double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return encodeBits(bits);
  }

  static double[] decodeDoubles(byte[] bytes, int n) {
    long[] bits = decodeBits(bytes, n);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Double.longBitsToDouble(bits[i]);
    }
    return values;
  }

  private static byte[] compress(long[] column) {
    int n = column.length;
    byte[] planes = new byte[n * Long.BYTES];
    for (int i = 0; i < n; i++) {
      long value = column[i];
      for (int plane = 0; plane < Long.BYTES; plane++) {
        planes[plane * n + i] = (byte) (value >>> (plane * Byte.SIZE));
      }
    }
    byte[] frame = Zstd.compress(planes, LEVEL);
    byte[] bytes = new byte[frame.length + 1];
    bytes[0] = VERSION;
    System.arraycopy(frame, 0, bytes, 1, frame.length);
    return bytes;
  }

  private static long[] decompress(byte[] bytes, int n) {
    if (bytes[0] != VERSION) {
      throw new IllegalStateException(
          "Unsupported column: got version %d, want %d; it was written by a newer release"
              .formatted(bytes[0], VERSION));
    }
    byte[] planes = new byte[n * Long.BYTES];
    long size = Zstd.decompressByteArray(planes, 0, planes.length, bytes, 1, bytes.length - 1);
    if (size != planes.length) {
      throw new IllegalStateException(
          "Malformed column: got %d bytes, want %d".formatted(size, planes.length));
    }
    long[] column = new long[n];
    for (int plane = 0; plane < Long.BYTES; plane++) {
      for (int i = 0; i < n; i++) {
        column[i] |= (planes[plane * n + i] & 0xffL) << (plane * Byte.SIZE);
      }
    }
    return column;
  }
}
