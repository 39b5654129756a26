package dev.mindinsight.server.query;

/**
 * What is wanted of one series.
 *
 * @param run the run's id
 * @param tag the tag, of kind scalar
 * @param attempts which attempts' points
 * @param range on which stretch of which axis
 * @param width reduced to at most so many points; 0 wants all
 * @param smoothing the weight of the past in an exponential moving average, from 0 (none is wanted)
 *     to below 1; 0 where all points are wanted
 */
public record SeriesRequest(
    String run, String tag, AttemptChoice attempts, Range range, int width, double smoothing) {

  /** The width of a series that is not reduced. */
  public static final int WHOLE = 0;
}
