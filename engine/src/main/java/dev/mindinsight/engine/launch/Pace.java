package dev.mindinsight.engine.launch;

import dev.mindinsight.engine.train.TrainingListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a run to at most so many steps a second, so that a person can watch it. */
final class Pace implements TrainingListener {
  private final long intervalNanos;
  private final CountDownLatch lifted = new CountDownLatch(1);
  private long dueNanos = System.nanoTime();

  Pace(double stepsPerSecond) {
    intervalNanos = (long) (1e9 / stepsPerSecond);
  }

  @Override
  public void stepBegins(long step) {
    long waitNanos = dueNanos - System.nanoTime();
    try {
      // Returns at once where the wait is negative: the run is slower than its pace.
      var _ = lifted.await(waitNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dueNanos = Math.max(System.nanoTime(), dueNanos) + intervalNanos;
  }

  /** Waits no more, from any thread. */
  void lift() {
    lifted.countDown();
  }
}
