package dev.mindinsight.summary.reader;

/**
 * Where in its file a value stands.
 *
 * @param recordOffset first byte of its record
 * @param recordChecksum masked checksum of the record's data
 * @param valueIndex counts the values of the record's summary from 0
 */
public record ContentPlace(long recordOffset, int recordChecksum, int valueIndex) {}
