package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.framing.Gap;
import dev.mindinsight.summary.framing.RecordSink;
import dev.mindinsight.summary.framing.RecordStamp;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Looks at one record of a file: which it is, and the wall time of its event. */
final class RecordGlance implements RecordSink {

  private final FileFormat format;
  private @Nullable RecordStamp stamp;
  private OptionalDouble wallTimeSeconds = OptionalDouble.empty();

  RecordGlance(FileFormat format) {
    this.format = format;
  }

  /** Null where no readable record stands. */
  @Nullable RecordStamp stamp() {
    return stamp;
  }

  OptionalDouble wallTimeSeconds() {
    return wallTimeSeconds;
  }

  @Override
  public void record(long offset, byte[] buffer, int start, int length, int checksum) {
    stamp = new RecordStamp(offset, checksum);
    wallTimeSeconds = format.wallTimeSeconds(buffer, start, length);
  }

  @Override
  public void gap(Gap gap) {
    // Not what was looked for.
  }
}
