package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.codec.EventDecoder;
import dev.mindinsight.summary.framing.Gap;
import dev.mindinsight.summary.framing.RecordReader;
import dev.mindinsight.summary.framing.RecordSink;
import dev.mindinsight.summary.framing.RecordStamp;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Looks at one record of a file: which it is, and the wall time of its event. */
final class RecordGlance implements RecordSink {

  private @Nullable RecordStamp stamp;
  private OptionalDouble wallTimeSeconds = OptionalDouble.empty();

  /** The first record of a file. */
  static RecordGlance of(FileChannel channel) throws IOException {
    return at(channel, 0);
  }

  /** The record at an offset; one without a stamp when no readable record stands there. */
  static RecordGlance at(FileChannel channel, long offset) throws IOException {
    RecordGlance record = new RecordGlance();
    RecordReader.readOne(channel, offset, record);
    return record;
  }

  @Nullable RecordStamp stamp() {
    return stamp;
  }

  OptionalDouble wallTimeSeconds() {
    return wallTimeSeconds;
  }

  @Override
  public void record(long offset, byte[] buffer, int start, int length, int checksum) {
    stamp = new RecordStamp(offset, checksum);
    wallTimeSeconds = EventDecoder.wallTimeSeconds(buffer, start, length);
  }

  @Override
  public void gap(Gap gap) {
    // Not what was looked for.
  }
}
