package dev.mindinsight.server.query;

/**
 * A stretch of an axis, both ends included.
 *
 * @param axis the axis
 * @param from the first key: a step, or {@link Axis#key(double)} of a wall time
 * @param to the last key
 */
public record Range(Axis axis, long from, long to) {

  /**
   * The whole axis.
   *
   * @param axis the axis
   * @return everything on it
   */
  public static Range all(Axis axis) {
    return new Range(axis, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  boolean holds(long key) {
    return key >= from && key <= to;
  }
}
