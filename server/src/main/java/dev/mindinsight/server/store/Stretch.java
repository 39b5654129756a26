package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/**
 * Consecutive points of one tag, known by what they amount to. Two stretches of one tag with equal
 * {@code firstIndex} and {@code count} hold the same points, always.
 */
public interface Stretch {

  /**
   * Where it begins.
   *
   * @return index of its first point in arrival order
   */
  long firstIndex();

  /**
   * How long it is.
   *
   * @return how many points, at least 1
   */
  int count();

  /**
   * Whether its points are of several segments or dtypes: then only its steps and wall times mean
   * something.
   *
   * @return never true of a block
   */
  boolean mixed();

  /**
   * The attempt that its points belong to.
   *
   * @return from 1
   */
  int attempt();

  /**
   * Whether its points come from a file that was replaced.
   *
   * @return true if so
   */
  boolean superseded();

  /**
   * What its values are.
   *
   * @return the dtype that they were written with
   */
  DType dtype();

  /**
   * The smallest step.
   *
   * @return any int64
   */
  long stepMin();

  /**
   * The greatest step.
   *
   * @return any int64
   */
  long stepMax();

  /**
   * The last step in arrival order.
   *
   * @return any int64
   */
  long stepLast();

  /**
   * The smallest wall time.
   *
   * @return seconds since the epoch
   */
  double wallMin();

  /**
   * The greatest wall time.
   *
   * @return seconds since the epoch
   */
  double wallMax();

  /**
   * The last wall time in arrival order.
   *
   * @return seconds since the epoch
   */
  double wallLast();

  /**
   * The smallest finite value.
   *
   * @return as in {@link PointBlock#bits}; 0 if none is finite
   */
  long minBits();

  /**
   * The greatest finite value.
   *
   * @return as in {@link PointBlock#bits}; 0 if none is finite
   */
  long maxBits();

  /**
   * The last value in arrival order.
   *
   * @return as in {@link PointBlock#bits}
   */
  long lastBits();

  /**
   * How many values are finite.
   *
   * @return from 0 to {@link #count}
   */
  int finite();

  /**
   * How many values are NaN.
   *
   * @return from 0 to {@link #count}
   */
  int nan();
}
