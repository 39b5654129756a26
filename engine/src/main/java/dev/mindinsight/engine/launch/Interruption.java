package dev.mindinsight.engine.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run in good order when the process is told to end (SIGINT or SIGTERM): stops it at a step
 * boundary, lets it close its files, and then ends the process with {@link ExitCode#INTERRUPTED}.
 */
final class Interruption implements AutoCloseable {
  /** A step, an evaluation and closing the files take far less. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Runnable stop;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closed;

  Interruption(Runnable stop) {
    this.stop = stop;
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "engine-interruption"));
  }

  private void interrupt() {
    if (closed) {
      return;
    }
    stop.run();
    try {
      var _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // A hook cannot change the exit code in any other way.
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** The files are closed: the process may end. */
  @Override
  public void close() {
    closed = true;
    ended.countDown();
  }
}
