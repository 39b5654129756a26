package dev.mindinsight.profiler;

import dev.mindinsight.summary.content.StepProfile;
import org.jspecify.annotations.Nullable;

/**
 * The most floating-point operations a second that the device was seen to do: what its producer
 * measured before the run, or a node of a recorded step if one was faster. A bound that was reached
 * and no data sheet's: the device may be able to do more. For one thread.
 */
public final class PeakFlops {
  private double perSecond;
  private @Nullable String node;

  /** Nothing seen. */
  public PeakFlops() {}

  /** Looks at a step. */
  public void add(StepProfile step) {
    see(step.peakFlopsPerSecond(), null);
    for (int i = 0; i < step.nodes().size(); i++) {
      long nanos = step.durationsNanos()[i];
      if (nanos > 0) {
        see(step.nodes().get(i).flops() * 1e9 / nanos, step.nodes().get(i).name());
      }
    }
  }

  private void see(double flopsPerSecond, @Nullable String by) {
    if (flopsPerSecond > perSecond) {
      perSecond = flopsPerSecond;
      node = by;
    }
  }

  /** The peak; 0 where nothing was seen. */
  public double perSecond() {
    return perSecond;
  }

  /** Name of the node that reached it; null where it was measured before the run, or is 0. */
  public @Nullable String node() {
    return node;
  }
}
