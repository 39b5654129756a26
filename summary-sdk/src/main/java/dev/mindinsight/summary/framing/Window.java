package dev.mindinsight.summary.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The part of a file that is in memory. Moves forward only by being asked for a later part; grows
 * to the part asked for when that is there whole, and shrinks again once it is passed.
 */
final class Window {

  private final FileChannel channel;
  private final int usualBytes;
  private byte[] bytes = new byte[0];
  private long start;
  private int length;
  private long size;

  /**
   * An empty window.
   *
   * @param usualBytes its size unless a part asked for is longer
   */
  Window(FileChannel channel, int usualBytes) {
    this.channel = channel;
    this.usualBytes = usualBytes;
  }

  /** Looks how long the file is now; what is beyond is not read until the next call. */
  long refresh() throws IOException {
    size = channel.size();
    return size;
  }

  long size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} a loaded offset of the file stands. */
  int index(long offset) {
    return (int) (offset - start);
  }

  /** Brings a part of the file into memory; false when the file does not hold all of it. */
  boolean load(long offset, long count) throws IOException {
    if (offset >= start && offset + count <= start + length) {
      return true;
    }
    if (offset + count > size) {
      return false;
    }
    move(offset, Math.toIntExact(count));
    while (offset + count > start + length) {
      ByteBuffer target = ByteBuffer.wrap(bytes, length, room());
      int read = channel.read(target, start + length);
      if (read <= 0) {
        size = start + length;
        return false;
      }
      length += read;
    }
    return true;
  }

  /** Bytes that fit and that the file had when its size was taken. */
  private int room() {
    return (int) Math.min(bytes.length - length, size - start - length);
  }

  private void move(long offset, int count) {
    boolean overlaps = offset >= start && offset <= start + length;
    int kept = overlaps ? (int) (start + length - offset) : 0;
    int capacity = Math.max(count, (int) Math.min(usualBytes, size - offset));
    byte[] target =
        bytes.length >= capacity && bytes.length <= Math.max(usualBytes, count)
            ? bytes
            : new byte[capacity];
    if (kept > 0) {
      System.arraycopy(bytes, index(offset), target, 0, kept);
    }
    bytes = target;
    start = offset;
    length = kept;
  }
}
