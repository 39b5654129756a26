package dev.mindinsight.summary.framing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a growing file into records, from any record's offset on. Holds a window of the file that is
 * used again for every record; it grows only for a record whose length passed its checksum, is
 * within the limit, and is there whole. Not safe for use by several threads.
 */
public final class RecordReader {

  /**
   * The longest data of a record that is read. Far over what producers write, and what one reader
   * may hold in memory for a moment.
   */
  public static final int RECORD_BYTES_MAX = 256 << 20;

  /** Bytes of a record besides its data. */
  public static final int FRAME_BYTES = 16;

  /** Bytes of a record before its data. */
  public static final int HEADER_BYTES = 12;

  /** Large enough that a read call costs little beside decoding what it brought. */
  static final int WINDOW_BYTES = 1 << 20;

  /** Holds the first record of most files. */
  private static final int GLANCE_BYTES = 1 << 12;

  private final Window window;
  private final MaskedCrc32c crc = new MaskedCrc32c();
  private final int recordBytesMax;
  private final Resync resync;

  private long offset;
  private long records;
  private @Nullable String damage;
  private long lastOffset = -1;
  private int lastChecksum;

  /**
   * Reads from a file.
   *
   * @param channel open for reading; stays the caller's to close
   * @param offset where a record begins
   */
  public RecordReader(FileChannel channel, long offset) {
    this(channel, offset, RECORD_BYTES_MAX);
  }

  RecordReader(FileChannel channel, long offset, int recordBytesMax) {
    this(new Window(channel, WINDOW_BYTES), offset, recordBytesMax);
  }

  private RecordReader(Window window, long offset, int recordBytesMax) {
    this.window = window;
    this.offset = offset;
    this.recordBytesMax = recordBytesMax;
    this.resync = new Resync(window, crc, recordBytesMax);
  }

  /**
   * Hands over the whole records that are there now.
   *
   * @param sink takes them
   * @param bytesMax stop after the record with which this many bytes are passed, or when this many
   *     were searched for the end of damage; at least one record is read if one is there
   * @return whether everything that can be read now was
   * @throws IOException when the file cannot be read, or is shorter than what was read of it
   */
  public boolean read(RecordSink sink, long bytesMax) throws IOException {
    long size = window.refresh();
    if (size < offset) {
      throw new IOException(
          "Conflict: the file shrank: got %d bytes, want at least the %d that were read"
              .formatted(size, offset));
    }
    long stop = bytesMax < size - offset ? offset + bytesMax : size;
    do {
      if (!step(sink, bytesMax)) {
        return damage == null || !resync.paused();
      }
    } while (offset < stop);
    return offset == size;
  }

  /**
   * Hands over the record that stands at an offset, or the gap when its data is damaged; looks no
   * further.
   *
   * @param channel open for reading
   * @param offset where to look
   * @param sink takes it
   * @return false when no whole record with a right header stands there
   * @throws IOException when the file cannot be read
   */
  public static boolean readOne(FileChannel channel, long offset, RecordSink sink)
      throws IOException {
    RecordReader reader =
        new RecordReader(new Window(channel, GLANCE_BYTES), offset, RECORD_BYTES_MAX);
    return reader.window.refresh() - offset >= HEADER_BYTES
        && reader.window.load(offset, HEADER_BYTES)
        && reader.headerFault() == null
        && reader.passWhole(sink);
  }

  /** Passes one record or gap; false if there is none that could be passed. */
  private boolean step(RecordSink sink, long bytesMax) throws IOException {
    if (damage != null) {
      return passDamage(sink, damage, bytesMax);
    }
    if (!window.load(offset, HEADER_BYTES)) {
      return false;
    }
    String fault = headerFault();
    if (fault == null) {
      return passWhole(sink);
    }
    damage = fault;
    resync.begin(offset + 1);
    return passDamage(sink, fault, bytesMax);
  }

  /** Why the loaded header cannot be trusted or followed, or null. */
  private @Nullable String headerFault() {
    int at = window.index(offset);
    long length = Bytes.longAt(window.bytes(), at);
    int want = MaskedCrc32c.ofLength(length);
    int got = Bytes.intAt(window.bytes(), at + Long.BYTES);
    if (got != want) {
      return "Malformed length checksum: got 0x%08x, want 0x%08x".formatted(got, want);
    }
    if (length < 0 || length > recordBytesMax) {
      return "Unsupported record length: got %s bytes, want at most %d"
          .formatted(Long.toUnsignedString(length), recordBytesMax);
    }
    return null;
  }

  private boolean passWhole(RecordSink sink) throws IOException {
    long length = Bytes.longAt(window.bytes(), window.index(offset));
    return window.load(offset, FRAME_BYTES + length) && passRecord(sink, (int) length);
  }

  private boolean passRecord(RecordSink sink, int length) {
    int at = window.index(offset) + HEADER_BYTES;
    int got = Bytes.intAt(window.bytes(), at + length);
    int want = crc.of(window.bytes(), at, length);
    long start = offset;
    offset += FRAME_BYTES + length;
    if (got == want) {
      records++;
      lastOffset = start;
      lastChecksum = got;
      sink.record(start, window.bytes(), at, length, got);
    } else {
      sink.gap(
          new Gap(
              start,
              FRAME_BYTES + length,
              "Malformed data checksum: got 0x%08x, want 0x%08x".formatted(got, want)));
    }
    return true;
  }

  private boolean passDamage(RecordSink sink, String reason, long bytesMax) throws IOException {
    if (!resync.advance(bytesMax)) {
      return false;
    }
    Gap gap = new Gap(offset, resync.position() - offset, reason);
    offset = resync.position();
    damage = null;
    sink.gap(gap);
    return true;
  }

  /** The first byte that was not passed: the start of a record, of half a record, or of damage. */
  public long offset() {
    return offset;
  }

  /** How many records with right checksums were handed over. */
  public long records() {
    return records;
  }

  /** The last record handed over, or null before the first. */
  public @Nullable RecordStamp last() {
    return lastOffset < 0 ? null : new RecordStamp(lastOffset, lastChecksum);
  }

  /**
   * Damage that begins at {@link #offset} and whose end has not been found yet, or null. It ends,
   * for now, at the end of the file or where half a record may begin.
   */
  public @Nullable Gap pending() {
    return damage == null ? null : new Gap(offset, resync.damageEnd() - offset, damage);
  }

  /** Bytes at the end of the file that were not read yet or may be half a record. */
  public long behindBytes() {
    return window.size() - (damage == null ? offset : resync.damageEnd());
  }
}
