package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.framing.Gap;
import dev.mindinsight.summary.framing.RecordReader;
import dev.mindinsight.summary.framing.RecordSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value's content from where an {@link dev.mindinsight.summary.SummaryEvent.OtherValue}
 * said that it stands.
 */
public final class ContentReader {

  private ContentReader() {}

  /**
   * Reads a value again.
   *
   * @param file that held it
   * @param place where in the file it stood
   * @param kind of its series
   * @throws ContentGoneException when the file is not there any more, or another record stands at
   *     the place
   * @throws ContentException when the record is there and its content cannot be understood
   * @throws IOException when the file cannot be read
   */
  public static Content read(Path file, ContentPlace place, Kind kind)
      throws IOException, ContentGoneException, ContentException {
    byte[] data = record(file, place);
    return FileFormat.read(file.getFileName().toString()).content(data, place.valueIndex(), kind);
  }

  private static byte[] record(Path file, ContentPlace place)
      throws IOException, ContentGoneException {
    Found found = new Found();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader.readOne(channel, place.recordOffset(), found);
    } catch (NoSuchFileException e) {
      throw new ContentGoneException("Conflict: the file is gone: " + file);
    }
    byte[] data = found.data;
    if (data == null || found.checksum != place.recordChecksum()) {
      throw new ContentGoneException(
          "Conflict: another record, or none, stands at offset %d of %s"
              .formatted(place.recordOffset(), file));
    }
    return data;
  }

  /** Keeps the one record's data, which lies in a buffer that is used again. */
  private static final class Found implements RecordSink {

    private byte @Nullable [] data;
    private int checksum;

    @Override
    public void record(long offset, byte[] buffer, int start, int length, int dataChecksum) {
      data = Arrays.copyOfRange(buffer, start, start + length);
      checksum = dataChecksum;
    }

    @Override
    public void gap(Gap gap) {}
  }
}
