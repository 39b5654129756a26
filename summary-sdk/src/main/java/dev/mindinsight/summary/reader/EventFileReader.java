package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.RecordDecoder;
import dev.mindinsight.summary.framing.Gap;
import dev.mindinsight.summary.framing.RecordReader;
import dev.mindinsight.summary.framing.RecordSink;
import dev.mindinsight.summary.framing.RecordStamp;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event file that may still grow, from its beginning or from where an earlier reader
 * stopped: the calls of the sink are the same, however often reading was interrupted. The file's
 * name says what its records hold ({@link FileFormat}); of another name, TensorBoard's. Holds a
 * window of at most 1 MiB, more only for a longer record. Not safe for use by several threads.
 */
public final class EventFileReader implements Closeable {

  private final Path file;
  private final FileChannel channel;
  private final RecordReader records;
  private final RecordDecoder decoder;
  private @Nullable RecordStamp first;

  private EventFileReader(Path file, FileChannel channel, long offset, List<TagInfo> known)
      throws IOException {
    this.file = file;
    this.channel = channel;
    this.records = new RecordReader(channel, offset);
    FileFormat format = FileFormat.read(file.getFileName().toString());
    RecordGlance head = new RecordGlance(format);
    if (offset > 0) {
      RecordReader.readOne(channel, 0, head);
    }
    this.first = head.stamp();
    this.decoder = format.decoder(known, head.wallTimeSeconds());
  }

  /**
   * Opens a file.
   *
   * @param file to read
   * @param offset 0, or {@link ReadProgress#offset} of an earlier reader
   * @param known the series found before the offset, by index: {@link #tags} of the earlier reader.
   *     Metadata stands only at a tag's first value, so without them a series would be taken for
   *     another kind
   * @throws IOException when the file cannot be opened
   */
  public static EventFileReader open(Path file, long offset, List<TagInfo> known)
      throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new EventFileReader(file, channel, offset, known);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Whether a file is an event file by its name: see {@link FileFormat}.
   *
   * @param file need not exist
   */
  public static boolean hasEventFileName(Path file) {
    return FileFormat.of(file.getFileName().toString()) != null;
  }

  /**
   * Whether a record still stands in a file where it stood: tells a file that grew from one that
   * was replaced.
   *
   * @param file to look into
   * @param stamp of a record that was read from it
   * @throws IOException when the file cannot be read
   */
  public static boolean recordStandsAt(Path file, RecordStamp stamp) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordGlance record = new RecordGlance(FileFormat.TENSORBOARD);
      RecordReader.readOne(channel, stamp.offset(), record);
      return stamp.equals(record.stamp());
    }
  }

  /**
   * Hands over the whole records that are there now; never waits for more.
   *
   * @param sink takes them
   * @param bytesMax stop after the record with which this many bytes are passed; at least one
   *     record is read if one is there
   * @throws IOException when the file cannot be read, or is shorter than what was read of it
   */
  public ReadProgress read(EventSink sink, long bytesMax) throws IOException {
    boolean reachedEnd;
    try {
      reachedEnd = records.read(new Decoding(sink), bytesMax);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + " in " + file, e);
    }
    return new ReadProgress(
        records.offset(),
        records.records(),
        reachedEnd,
        records.behindBytes(),
        first,
        records.last(),
        skipped(records.pending()));
  }

  /** All series found so far, by index. */
  public List<TagInfo> tags() {
    return List.copyOf(decoder.tags());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable SkippedBytes skipped(@Nullable Gap gap) {
    return gap == null ? null : new SkippedBytes(gap.offset(), gap.bytes(), gap.reason());
  }

  private final class Decoding implements RecordSink {

    private final EventSink sink;

    Decoding(EventSink sink) {
      this.sink = sink;
    }

    @Override
    public void record(long offset, byte[] buffer, int start, int length, int checksum) {
      if (offset == 0) {
        first = new RecordStamp(offset, checksum);
      }
      decoder.decode(offset, buffer, start, length, checksum, sink);
    }

    @Override
    public void gap(Gap gap) {
      sink.event(new SkippedBytes(gap.offset(), gap.bytes(), gap.reason()));
    }
  }
}
