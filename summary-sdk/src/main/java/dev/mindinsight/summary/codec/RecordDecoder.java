package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.TagInfo;
import java.util.List;

/**
 * Turns the records of one file, in order, into calls of an {@link EventSink}: one for each format
 * whose records lie in files in the same way. Not safe for use by several threads.
 */
public interface RecordDecoder {

  /**
   * Decodes a record. One that breaks protobuf's rules becomes one {@link
   * dev.mindinsight.summary.SummaryEvent.SkippedBytes}.
   *
   * @param offset first byte of the record in the file
   * @param bytes hold its data
   * @param from first byte of the data
   * @param count length of the data
   * @param dataChecksum masked checksum of the data
   * @param sink takes what is in it
   */
  void decode(long offset, byte[] bytes, int from, int count, int dataChecksum, EventSink sink);

  /** All series so far, by index; grows as records are decoded. */
  List<TagInfo> tags();
}
