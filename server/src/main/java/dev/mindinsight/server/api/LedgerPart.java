package dev.mindinsight.server.api;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a ledger a request wants. Its lists are cut alike, so that one cursor serves them
 * all: it is the number of items that came before in each. What could not be read and tags are
 * never taken away and new ones stand at the end; the last notes tell of files as they are now.
 *
 * @param from index of the first item of each list, from 0
 * @param limit how many items of each; 0 for all that there are
 */
record LedgerPart(int from, int limit) {

  static LedgerPart of(Parameters parameters) {
    return new LedgerPart(
        parameters.integer(Page.CURSOR, 0, 1, Integer.MAX_VALUE - Limits.LIST_ITEMS_MAX),
        parameters.integer(Page.LIMIT, 0, 1, Limits.LIST_ITEMS_MAX));
  }

  /** How many items of each list are to be read at most. */
  int countMax() {
    return limit == 0 ? Limits.LIST_ITEMS_MAX : limit;
  }

  /**
   * Returns the cursor of what follows, or null if nothing does.
   *
   * @param longest how long the longest list is
   */
  @Nullable String next(long longest) {
    if (limit == 0 && longest - from > Limits.LIST_ITEMS_MAX) {
      throw ProblemException.overLimit(
          "items of a list without 'limit'", Limits.LIST_ITEMS_MAX, longest - from);
    }
    int to = from + countMax();
    return to < longest ? Integer.toString(to) : null;
  }
}
