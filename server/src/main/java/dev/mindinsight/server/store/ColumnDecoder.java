package dev.mindinsight.server.store;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads what a {@link ColumnEncoder} wrote, and the layout that came before it. */
final class ColumnDecoder {

  /** One byte with the version, then a zstd frame of all 8 planes; wall times were XORed. */
  private static final byte OLD_VERSION = 1;

  /** As many as have ever been at work together: making one takes longer than a column. */
  private static final Queue<ZstdDecompressCtx> IDLE = new ConcurrentLinkedQueue<>();

  private ColumnDecoder() {}

  static long[] steps(byte[] bytes, int n) {
    long[] steps = residues(bytes, n, true);
    long before = 0;
    long delta = 0;
    for (int i = 0; i < n; i++) {
      delta += unzigzag(steps[i]);
      before += delta;
      steps[i] = before;
    }
    return steps;
  }

  static double[] walls(byte[] bytes, int n) {
    boolean old = bytes[0] == OLD_VERSION;
    long[] residues = residues(bytes, n, !old);
    double[] seconds = new double[n];
    long bits = 0;
    for (int i = 0; i < n; i++) {
      bits = old ? bits ^ residues[i] : bits + unzigzag(residues[i]);
      seconds[i] = Double.longBitsToDouble(bits);
    }
    return seconds;
  }

  static long[] bits(byte[] bytes, int n) {
    long[] bits = residues(bytes, n, false);
    for (int i = 1; i < n; i++) {
      bits[i] ^= bits[i - 1];
    }
    return bits;
  }

  private static long unzigzag(long residue) {
    return (residue >>> 1) ^ -(residue & 1);
  }

  /** All residues; the first one is the first number itself, zigzagged where they are. */
  private static long[] residues(byte[] bytes, int n, boolean zigzag) {
    return switch (bytes[0]) {
      case OLD_VERSION -> unshuffle(planes(bytes, 1, n * Long.BYTES), 0xff, 0, n);
      case ColumnEncoder.VERSION -> newest(bytes, n, zigzag);
      default ->
          throw new IllegalStateException(
              "Unsupported column: got version %d, want at most %d; it was written by a newer release"
                  .formatted(bytes[0], ColumnEncoder.VERSION));
    };
  }

  private static long[] newest(byte[] bytes, int n, boolean zigzag) {
    ByteBuffer header = ByteBuffer.wrap(bytes, 1, ColumnEncoder.HEADER_BYTES - 1);
    int there = header.get() & 0xff;
    long first = header.getLong();
    long second = header.getLong();
    int size = Integer.bitCount(there) * (n - 2);
    byte[] planes = size <= 0 ? new byte[0] : planes(bytes, ColumnEncoder.HEADER_BYTES, size);
    long[] residues = unshuffle(planes, there, Math.min(2, n), n);
    residues[0] = zigzag ? (first << 1) ^ (first >> 63) : first;
    if (n > 1) {
      residues[1] = second;
    }
    return residues;
  }

  private static byte[] planes(byte[] bytes, int from, int size) {
    byte[] planes = new byte[size];
    ZstdDecompressCtx idle = IDLE.poll();
    ZstdDecompressCtx zstd = idle == null ? new ZstdDecompressCtx() : idle;
    try {
      int got = zstd.decompressByteArray(planes, 0, size, bytes, from, bytes.length - from);
      if (got == size) {
        return planes;
      }
      throw new IllegalStateException(
          "Malformed column: got %d bytes, want %d".formatted(got, size));
    } catch (ZstdException e) {
      throw new IllegalStateException(
          "Malformed column: got \"%s\", want %d bytes".formatted(e.getMessage(), size), e);
    } finally {
      IDLE.add(zstd);
    }
  }

  /** The numbers from index {@code from} on, of the planes that are there. */
  private static long[] unshuffle(byte[] planes, int there, int from, int n) {
    long[] numbers = new long[n];
    int at = -from;
    for (int plane = 0; plane < Long.BYTES; plane++) {
      if ((there >>> plane & 1) != 0) {
        int shift = plane * Byte.SIZE;
        for (int i = from; i < n; i++) {
          numbers[i] |= (planes[at + i] & 0xffL) << shift;
        }
        at += n - from;
      }
    }
    return numbers;
  }
}
