package dev.mindinsight.server.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A few of many values, for a picture that has no room for all: every 2ᵏth from the first, and the
 * last. Since the distance is a power of two, those that were picked stay so while values are added
 * behind, until there are twice as many; then every other one goes.
 */
final class Sample {

  static final String PARAMETER = "sample";

  /** More than any screen has rows for. */
  static final int MOST = 1_000;

  private Sample() {}

  /**
   * Picks.
   *
   * @param all in their order
   * @param most how many at most, from 2
   * @return all of them where there are no more than that
   */
  static <T> List<T> of(List<T> all, int most) {
    int last = all.size() - 1;
    int distance = 1;
    while (last / distance + 1 + (last % distance == 0 ? 0 : 1) > most) {
      distance *= 2;
    }
    if (distance == 1) {
      return all;
    }
    List<T> picked = new ArrayList<>(most);
    for (int i = 0; i < last; i += distance) {
      picked.add(all.get(i));
    }
    picked.add(all.get(last));
    return picked;
  }
}
