package dev.mindinsight.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads IDX files of unsigned bytes, plain or compressed by gzip (the format of MNIST: two zero
 * bytes, a type, the number of axes, each axis's size as a big-endian int, the elements).
 */
public final class IdxReader {
  /** More than ten times all of MNIST; refuses what would exhaust the heap. */
  static final long BYTES_MAX = 1L << 29;

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int AXES_MAX = 4;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final String name;
  private final InputStream in;

  private IdxReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /**
   * Reads a whole file.
   *
   * @throws IOException if the file cannot be read, or is malformed, truncated or unsupported
   */
  public static IdxArray read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /**
   * Reads a whole stream and does not close it.
   *
   * @param name for errors
   * @throws IOException as for a file
   */
  public static IdxArray read(String name, InputStream in) throws IOException {
    try {
      return new IdxReader(name, decompressed(new BufferedInputStream(in))).array();
    } catch (EOFException e) {
      throw new IOException(
          "Truncated IDX file: it ends within its compressed data, in " + name, e);
    }
  }

  private static InputStream decompressed(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
  }

  private IdxArray array() throws IOException {
    int magic = readInt("its magic number");
    if (magic >>> 16 != 0) {
      throw new IOException(
          "Malformed IDX file: got magic 0x%08x, want 0x000008nn, in %s".formatted(magic, name));
    }
    if ((magic >>> 8 & 0xff) != UNSIGNED_BYTE) {
      throw new IOException(
          "Unsupported IDX file: got element type 0x%02x, want 0x08 (unsigned bytes), in %s"
              .formatted(magic >>> 8 & 0xff, name));
    }
    List<Integer> sizes = sizes(magic & 0xff);
    return new IdxArray(name, sizes, elements(sizes));
  }

  private List<Integer> sizes(int axes) throws IOException {
    if (axes < 1 || axes > AXES_MAX) {
      throw new IOException(
          "Unsupported IDX file: got %d axes, want 1 to %d, in %s".formatted(axes, AXES_MAX, name));
    }
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      int size = readInt("the size of axis " + axis);
      if (size < 1) {
        throw new IOException(
            "Malformed IDX file: got size %d for axis %d, want at least 1, in %s"
                .formatted(size, axis, name));
      }
      sizes.add(size);
    }
    return sizes;
  }

  private byte[] elements(List<Integer> sizes) throws IOException {
    long length = 1;
    for (int size : sizes) {
      length *= size;
      if (length > BYTES_MAX) {
        throw new IOException(
            "Unsupported IDX file: got sizes %s, want at most %d bytes, in %s"
                .formatted(sizes, BYTES_MAX, name));
      }
    }
    // Grows with what is there, so that a false size allocates nothing.
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new IOException(
          "Truncated IDX file: got %d bytes of elements, want %d for sizes %s, in %s"
              .formatted(bytes.length, length, sizes, name));
    }
    if (in.read() >= 0) {
      throw new IOException(
          "Malformed IDX file: got more bytes than the %d of sizes %s, in %s"
              .formatted(length, sizes, name));
    }
    return bytes;
  }

  private int readInt(String what) throws IOException {
    byte[] bytes = in.readNBytes(4);
    if (bytes.length < 4) {
      throw new IOException("Truncated IDX file: it ends within %s, in %s".formatted(what, name));
    }
    return (bytes[0] & 0xff) << 24
        | (bytes[1] & 0xff) << 16
        | (bytes[2] & 0xff) << 8
        | (bytes[3] & 0xff);
  }
}
