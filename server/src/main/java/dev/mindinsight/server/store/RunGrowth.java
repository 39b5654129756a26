package dev.mindinsight.server.store;

/**
 * When a run grew, on the server's clock: what its status is computed from.
 *
 * @param lastMillis when it last grew, in milliseconds since the epoch; for what was written before
 *     it was first seen, the wall time of its newest record, or the file's time of last change
 *     where that is earlier or no record has a time
 * @param watched whether it grew while the server was looking
 * @param medianGapMillis the median of the newest gaps between growths; 0 before there are two
 */
public record RunGrowth(long lastMillis, boolean watched, long medianGapMillis) {

  /** Never grew. */
  public static final RunGrowth NEVER = new RunGrowth(0, false, 0);
}
