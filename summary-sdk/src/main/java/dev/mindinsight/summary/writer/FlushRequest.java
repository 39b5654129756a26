package dev.mindinsight.summary.writer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the writer's thread to bring everything before it to the disk. */
final class FlushRequest {

  private static final long LOOK_MILLIS = 100;

  private final CountDownLatch done = new CountDownLatch(1);

  void done() {
    done.countDown();
  }

  /** Waits until it is done, or the thread that would do it is gone. */
  void await(Thread writer) {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        if (done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
