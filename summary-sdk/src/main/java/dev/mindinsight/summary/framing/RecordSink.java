package dev.mindinsight.summary.framing;

/** Takes the records of a file in order, on the reading thread. */
public interface RecordSink {

  /**
   * A record whose checksums are right.
   *
   * @param offset first byte of the record in the file
   * @param buffer holds its data; valid during the call only, and not to be changed
   * @param start of the data in the buffer
   * @param length of the data
   * @param checksum masked checksum of the data
   */
  void record(long offset, byte[] buffer, int start, int length, int checksum);

  /**
   * Bytes that are no record.
   *
   * @param gap where and why
   */
  void gap(Gap gap);
}
