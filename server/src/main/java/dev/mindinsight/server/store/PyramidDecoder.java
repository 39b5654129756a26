package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** Reads what a {@link PyramidEncoder} wrote. */
final class PyramidDecoder {

  private final DataInputStream in;
  private final int entries;

  private PyramidDecoder(DataInputStream in, int entries) {
    this.in = in;
    this.entries = entries;
  }

  static PyramidPage decode(byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      byte version = in.readByte();
      if (version != PyramidEncoder.VERSION) {
        throw new IllegalStateException(
            "Unsupported pyramid: got version %d, want %d; it was written by a newer release"
                .formatted(version, PyramidEncoder.VERSION));
      }
      return new PyramidDecoder(in, in.readInt()).page();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Truncated pyramid: got %d bytes, want more".formatted(bytes.length), e);
    }
  }

  private PyramidPage page() throws IOException {
    PyramidPage page = new PyramidPage(entries);
    for (int left = in.readInt(); left > 0; left--) {
      page.origins.add(new PyramidPage.Origin(in.readInt(), DType.valueOf(in.readUTF())));
    }
    copy(ColumnDecoder.steps(column(), entries), page.stepLast);
    copy(ColumnDecoder.steps(column(), entries), page.stepMin);
    copy(PyramidEncoder.differences(bits(), page.stepLast), page.stepMax);
    copy(ColumnDecoder.walls(column(), entries), page.wallLast);
    copy(ColumnDecoder.walls(column(), entries), page.wallMin);
    walls(PyramidEncoder.differences(bits(), PyramidEncoder.bits(page.wallLast)), page.wallMax);
    copy(bits(), page.lastBits);
    copy(bits(), page.minBits);
    copy(bits(), page.maxBits);
    ints(bits(), page.finite);
    ints(bits(), page.nan);
    ints(bits(), page.origin);
    return page.filled();
  }

  private byte[] column() throws IOException {
    return in.readNBytes(in.readInt());
  }

  private long[] bits() throws IOException {
    return ColumnDecoder.bits(column(), entries);
  }

  private void copy(Object from, Object to) {
    System.arraycopy(from, 0, to, 0, entries);
  }

  private static void walls(long[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Double.longBitsToDouble(from[i]);
    }
  }

  private static void ints(long[] from, int[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.toIntExact(from[i]);
    }
  }
}
