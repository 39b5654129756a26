package dev.mindinsight.server.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;

/**
 * Compresses columns of 64-bit numbers. Neighbours are subtracted first, so that a regular column
 * becomes zeros; then the bytes are shuffled, all lowest bytes first, so that zstd finds them
 * together. Steps take delta of delta, as in Gorilla (Pelkonen et al., VLDB 2015); wall times the
 * difference of their bits, which within a power of two is that of the times; values take XOR with
 * the one before, as there. Differences are zigzagged.
 *
 * <p>Layout: u8 {@link #VERSION} | u8 which of the 8 planes are there, the lowest in bit 0 | i64
 * first number | i64 second residue | a zstd frame of the planes that are there, each of {@code n -
 * 2} bytes: those of nothing but zeros are left out, and the frame if all are. Big-endian.
 *
 * <p>Keeps its buffers, and zstd's, from column to column. One thread at a time.
 */
final class ColumnEncoder implements AutoCloseable {

  /** Of the layout. Version 1 was written before and is still read. */
  static final byte VERSION = 2;

  /** Bytes before the frame. */
  static final int HEADER_BYTES = 2 + 2 * Long.BYTES;

  /**
   * zstd's fastest plain level: on shuffled planes the next ones take up to twice the time and save
   * a hundredth (measured on wandering float32 values, 4,096 a column).
   */
  private static final int LEVEL = 1;

  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private long[] residues = new long[0];
  private byte[] planes = new byte[0];
  private byte[] frame = new byte[0];

  byte[] steps(long[] steps) {
    long[] target = residues(steps.length);
    long before = 0;
    long deltaBefore = 0;
    for (int i = 0; i < steps.length; i++) {
      long delta = steps[i] - before;
      target[i] = zigzag(delta - deltaBefore);
      before = steps[i];
      deltaBefore = delta;
    }
    return pack(steps);
  }

  byte[] walls(double[] seconds) {
    long[] bits = new long[seconds.length];
    long[] target = residues(seconds.length);
    long before = 0;
    for (int i = 0; i < seconds.length; i++) {
      bits[i] = Double.doubleToRawLongBits(seconds[i]);
      target[i] = zigzag(bits[i] - before);
      before = bits[i];
    }
    return pack(bits);
  }

  byte[] bits(long[] bits) {
    long[] target = residues(bits.length);
    long before = 0;
    for (int i = 0; i < bits.length; i++) {
      target[i] = bits[i] ^ before;
      before = bits[i];
    }
    return pack(bits);
  }

  private static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }

  private long[] residues(int count) {
    if (residues.length < count) {
      residues = new long[count];
      planes = new byte[count * Long.BYTES];
      frame = new byte[(int) Zstd.compressBound(planes.length)];
    }
    return residues;
  }

  /** What the residues of a column amount to, without the first number and the second residue. */
  private byte[] pack(long[] column) {
    int n = column.length;
    long all = 0;
    for (int i = 2; i < n; i++) {
      all |= residues[i];
    }
    int there = 0;
    int size = 0;
    for (int plane = 0; plane < Long.BYTES; plane++) {
      int shift = plane * Byte.SIZE;
      if ((all >>> shift & 0xff) != 0) {
        there |= 1 << plane;
        shuffle(residues, n, shift, planes, size - 2);
        size += n - 2;
      }
    }
    int packed = compress(size);
    return ByteBuffer.allocate(HEADER_BYTES + packed)
        .put(VERSION)
        .put((byte) there)
        .putLong(column[0])
        .putLong(n > 1 ? residues[1] : 0)
        .put(frame, 0, packed)
        .array();
  }

  private int compress(int size) {
    return size == 0 ? 0 : zstd.compressByteArray(frame, 0, frame.length, planes, 0, size);
  }

  private static void shuffle(long[] from, int n, int shift, byte[] to, int at) {
    for (int i = 2; i < n; i++) {
      to[at + i] = (byte) (from[i] >>> shift);
    }
  }

  @Override
  public void close() {
    zstd.close();
  }
}
