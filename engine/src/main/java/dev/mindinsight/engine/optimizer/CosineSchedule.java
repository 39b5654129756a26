package dev.mindinsight.engine.optimizer;

/**
 * Falls from {@code initial} at the first step to almost 0 at the last along half a cosine, without
 * restarts (Loshchilov and Hutter, "SGDR", 2017); 0 after the last.
 *
 * @param initial rate of step 1
 * @param steps number of steps of the whole run, at least 1
 */
public record CosineSchedule(double initial, long steps) implements Schedule {
  @Override
  public double rate(long step) {
    double done = Math.min(1.0, (double) (step - 1) / steps);
    return initial * (1 + StrictMath.cos(Math.PI * done)) / 2;
  }
}
