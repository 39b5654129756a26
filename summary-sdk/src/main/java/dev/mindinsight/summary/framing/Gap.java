package dev.mindinsight.summary.framing;

/**
 * Bytes of a file that could not be read as records.
 *
 * @param offset the first of them
 * @param bytes how many
 * @param reason begins with Malformed or Unsupported
 */
public record Gap(long offset, long bytes, String reason) {}
