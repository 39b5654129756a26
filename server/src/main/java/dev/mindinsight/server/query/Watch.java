package dev.mindinsight.server.query;

import java.util.Set;

/**
 * What a live stream looks at: the points of every one of its runs and tags, and the runs
 * themselves.
 *
 * @param runs ids; none means all runs, and then no points
 * @param tags scalar tags, which may come into being later
 */
public record Watch(Set<String> runs, Set<String> tags) {

  /**
   * Copies the sets.
   *
   * @param runs ids
   * @param tags scalar tags
   */
  public Watch {
    runs = Set.copyOf(runs);
    tags = Set.copyOf(tags);
  }

  boolean allRuns() {
    return runs.isEmpty();
  }
}
