package dev.mindinsight.server.api;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that can be long.
 *
 * @param items the part
 * @param next the cursor of what follows, or null if nothing does
 */
record Page<T>(List<T> items, @Nullable String next) {

  static final String LIMIT = "limit";
  static final String CURSOR = "cursor";

  /**
   * Returns the part that a request wants: all by default, as long as that is not too long.
   *
   * @param key gives the cursor that stands for an item's place, from its index
   */
  static <T> Page<T> of(List<T> all, Parameters parameters, IntFunction<String> key) {
    int limit = parameters.integer(LIMIT, 0, 1, Limits.LIST_ITEMS_MAX);
    int from = from(all, parameters.optional(CURSOR), key);
    if (limit == 0 && all.size() - from > Limits.LIST_ITEMS_MAX) {
      throw ProblemException.overLimit(
          "items of a list without 'limit'", Limits.LIST_ITEMS_MAX, all.size() - from);
    }
    int to = limit == 0 ? all.size() : Math.min(all.size(), from + limit);
    return new Page<>(all.subList(from, to), to < all.size() ? key.apply(to - 1) : null);
  }

  private static int from(List<?> all, @Nullable String cursor, IntFunction<String> key) {
    if (cursor == null) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(i).equals(cursor)) {
        return i + 1;
      }
    }
    throw ProblemException.malformed(CURSOR, "one that this list gave", Shown.quoted(cursor));
  }
}
