package dev.mindinsight.server.query;

/**
 * Commit numbers as the outside sees them. Stores count from 1, so that the number of one store
 * would pass for one of another; outside, the numbers of a store start at a place of its own, drawn
 * from its id, and a number that another store gave out is told from ours. They stay below 2⁵³,
 * which a browser counts exactly.
 */
final class CommitNumbers {

  /** 2³⁵ commits are twenty years of fifty a second. */
  private static final int COMMIT_BITS = 35;

  private static final int STORE_BITS = 53 - COMMIT_BITS;

  private final long origin;

  CommitNumbers(String storeId) {
    long place = Integer.toUnsignedLong(storeId.hashCode()) & ((1L << STORE_BITS) - 1);
    this.origin = place << COMMIT_BITS;
  }

  long outside(long commitSeq) {
    return origin + commitSeq;
  }

  /** Returns the store's own number; below 0, or above all that it gave out, if it is not ours. */
  long inside(long number) {
    return number - origin;
  }
}
