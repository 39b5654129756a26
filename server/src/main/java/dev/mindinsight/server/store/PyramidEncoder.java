package dev.mindinsight.server.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Packs pages of a pyramid, each column as {@link ColumnEncoder} does. The greatest steps and wall
 * times are kept as their difference (XOR) from the last ones, since in a series in order they are
 * the same.
 *
 * <p>Layout, big-endian:
 *
 * <pre>
 *   u8 {@link #VERSION} | i32 entries | i32 origins, each: i32 segment | modified UTF-8 dtype's name
 *   12 columns in the order of {@link #columns}, each: i32 length | bytes
 * </pre>
 */
final class PyramidEncoder implements AutoCloseable {

  static final byte VERSION = 1;

  private final ColumnEncoder encoder = new ColumnEncoder();

  byte[] encode(PyramidPage page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(page.entries());
      out.writeInt(page.origins.size());
      for (PyramidPage.Origin origin : page.origins) {
        out.writeInt(origin.segment());
        out.writeUTF(origin.dtype().name());
      }
      for (byte[] column : columns(page)) {
        out.writeInt(column.length);
        out.write(column);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[][] columns(PyramidPage page) {
    return new byte[][] {
      encoder.steps(page.stepLast),
      encoder.steps(page.stepMin),
      encoder.bits(differences(page.stepMax, page.stepLast)),
      encoder.walls(page.wallLast),
      encoder.walls(page.wallMin),
      encoder.bits(differences(bits(page.wallMax), bits(page.wallLast))),
      encoder.bits(page.lastBits),
      encoder.bits(page.minBits),
      encoder.bits(page.maxBits),
      encoder.bits(longs(page.finite)),
      encoder.bits(longs(page.nan)),
      encoder.bits(longs(page.origin))
    };
  }

  static long[] differences(long[] a, long[] b) {
    long[] differences = new long[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] ^ b[i];
    }
    return differences;
  }

  static long[] bits(double[] numbers) {
    long[] bits = new long[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(numbers[i]);
    }
    return bits;
  }

  private static long[] longs(int[] numbers) {
    long[] longs = new long[numbers.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = numbers[i];
    }
    return longs;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
