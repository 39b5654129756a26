package dev.mindinsight.profiler;

import dev.mindinsight.summary.content.StepProfile;

/**
 * Where the time of a step went. The categories do not overlap and add up to the whole.
 *
 * @param step of the training
 * @param totalNanos of the step
 * @param kernelNanos in which nodes ran
 * @param dataLoaderNanos in which the step waited for its data
 * @param otherNanos the rest: feeding the data, calling the nodes, and who watched or paused them
 */
public record StepTimes(
    long step, long totalNanos, long kernelNanos, long dataLoaderNanos, long otherNanos) {

  /** Sums up one step. */
  public static StepTimes of(long step, StepProfile profile) {
    return new StepTimes(
        step,
        profile.durationNanos(),
        profile.nodesNanos(),
        profile.dataWaitNanos(),
        profile.otherNanos());
  }
}
