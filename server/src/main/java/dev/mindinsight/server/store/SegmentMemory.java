package dev.mindinsight.server.store;

/** What the writing thread keeps in memory of a segment: its row. */
final class SegmentMemory {

  Segment facts;

  /** Whether the row is in the database. */
  boolean stored;

  long points;
  long minStep = Long.MAX_VALUE;
  long maxStep = Long.MIN_VALUE;

  SegmentMemory(Segment facts) {
    this.facts = facts;
  }

  void append(long[] steps) {
    points += steps.length;
    for (long step : steps) {
      minStep = Math.min(minStep, step);
      maxStep = Math.max(maxStep, step);
    }
  }
}
