package dev.mindinsight.summary;

/**
 * The training step that a value belongs to, as its producer counts. Steps may repeat, fall, and be
 * negative; an absent step is 0.
 *
 * @param value any 64-bit integer
 */
public record Step(long value) {}
