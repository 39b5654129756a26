package dev.mindinsight.server.query;

import java.util.List;

/**
 * Contents of several values.
 *
 * @param items of those that could be read, in the order in which they were asked for
 * @param faults of the others
 */
public record Contents<T>(List<T> items, List<Fault> faults) {

  /** Keeps copies of the lists. */
  public Contents {
    items = List.copyOf(items);
    faults = List.copyOf(faults);
  }

  /**
   * A value that could not be read.
   *
   * @param step its step
   * @param attempt its attempt
   * @param index its place among the values of its tag
   * @param reason begins with a fault word
   */
  public record Fault(long step, int attempt, long index, String reason) {}
}
