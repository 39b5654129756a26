package dev.mindinsight.summary.framing;

/**
 * Names one record of a file by its place and its data, to find out later whether it still stands
 * there.
 *
 * @param offset first byte of the record
 * @param checksum masked checksum of its data
 */
public record RecordStamp(long offset, int checksum) {}
