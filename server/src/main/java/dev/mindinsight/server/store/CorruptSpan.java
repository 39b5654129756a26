package dev.mindinsight.server.store;

/**
 * Bytes of a file that could not be read as a record.
 *
 * @param file the file's path below the run's directory
 * @param offset the first byte that was not read as a record
 * @param bytes how many were skipped
 * @param reason why, as a sentence
 */
public record CorruptSpan(String file, long offset, long bytes, String reason) {}
