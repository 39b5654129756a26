package dev.mindinsight.server.query;

/**
 * New points of one series, not fetched yet.
 *
 * @param run the run's id
 * @param tag the tag, of kind scalar
 * @param firstIndex index of the first in arrival order, over all attempts
 * @param count how many, at least 1
 */
public record LivePiece(String run, String tag, long firstIndex, int count) {}
