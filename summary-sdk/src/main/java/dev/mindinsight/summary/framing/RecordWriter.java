package dev.mindinsight.summary.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Appends records to a file. Records collect in a buffer and reach the file whole: when a write
 * fails half way, the file is cut back to its last whole record, so that what is written later can
 * be read. Not safe for use by several threads.
 */
public final class RecordWriter {

  /** Records collect up to about this size before they are written. */
  static final int BUFFER_BYTES = 1 << 17;

  private final FileChannel channel;
  private final MaskedCrc32c crc = new MaskedCrc32c();
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int used;
  private long position;

  /**
   * Writes to an empty file.
   *
   * @param channel open for writing; stays the caller's to close
   */
  public RecordWriter(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes room for a record and tells where its data goes.
   *
   * @param bytesMax the most bytes that the data will take
   * @return index in {@link #buffer} of the first byte of the data
   */
  public int begin(int bytesMax) {
    int need = used + RecordReader.FRAME_BYTES + bytesMax;
    if (need > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(need, buffer.length * 2));
    }
    return used + RecordReader.HEADER_BYTES;
  }

  /** Where the data of the record that was begun is put. */
  public byte[] buffer() {
    return buffer;
  }

  /**
   * Ends the record that was begun.
   *
   * @param end index in {@link #buffer} behind the data
   */
  public void end(int end) {
    int start = used + RecordReader.HEADER_BYTES;
    int length = end - start;
    Bytes.putLong(buffer, used, length);
    Bytes.putInt(buffer, used + Long.BYTES, MaskedCrc32c.ofLength(length));
    Bytes.putInt(buffer, end, crc.of(buffer, start, length));
    used = end + Integer.BYTES;
  }

  /**
   * Adds a record.
   *
   * @param data of the record
   */
  public void add(byte[] data) {
    int start = begin(data.length);
    System.arraycopy(data, 0, buffer, start, data.length);
    end(start + data.length);
  }

  /** Whether nothing has collected. */
  public boolean isEmpty() {
    return used == 0;
  }

  /** Forgets what has collected. */
  public void discard() {
    used = 0;
  }

  /** Whether enough has collected to be worth a write. */
  public boolean full() {
    return used >= BUFFER_BYTES;
  }

  /**
   * Writes what has collected; afterwards nothing is pending, even if it failed.
   *
   * @throws IOException when it could not be written: those records are lost, earlier ones are not
   */
  public void flush() throws IOException {
    ByteBuffer pending = ByteBuffer.wrap(buffer, 0, used);
    used = 0;
    long at = position;
    try {
      while (pending.hasRemaining()) {
        at += channel.write(pending, at);
      }
      position = at;
    } catch (IOException e) {
      cutBack(e);
      throw e;
    }
  }

  private void cutBack(IOException cause) {
    try {
      channel.truncate(position);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
