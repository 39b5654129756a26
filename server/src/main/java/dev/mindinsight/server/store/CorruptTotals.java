package dev.mindinsight.server.store;

/**
 * How much of a run could not be read as records.
 *
 * @param spans how many stretches of bytes
 * @param bytes how many bytes in all of them
 */
public record CorruptTotals(long spans, long bytes) {}
