package dev.mindinsight.server.query;

/**
 * What is wanted of one series.
 *
 * @param run the run's id
 * @param tag the tag, of kind scalar
 * @param attempts which attempts' points
 * @param range on which stretch of which axis
 * @param width reduced to at most so many points; {@link #WHOLE} or {@link #AS_TENSORBOARD} wants
 *     something else
 * @param smoothing the weight of the past in an exponential moving average, from 0 (none is wanted)
 *     to below 1; 0 where all points are wanted
 */
public record SeriesRequest(
    String run, String tag, AttemptChoice attempts, Range range, int width, double smoothing) {

  /** The width of a series that is not reduced. */
  public static final int WHOLE = 0;

  /** The width of a series of which the points are wanted that TensorBoard would draw. */
  public static final int AS_TENSORBOARD = -1;

  /**
   * Wants the points that TensorBoard would draw: of all that is in the run's files, since it knows
   * neither attempts nor a range.
   *
   * @param run the run's id
   * @param tag the tag, of kind scalar
   * @return the request
   */
  public static SeriesRequest asTensorBoard(String run, String tag) {
    return new SeriesRequest(
        run, tag, new AttemptChoice.All(), Range.all(Axis.STEP), AS_TENSORBOARD, 0);
  }
}
