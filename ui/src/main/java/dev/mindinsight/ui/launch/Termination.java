package dev.mindinsight.ui.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and SIGINT into an orderly end with the exit code that the command chose.
 *
 * <p>A JVM that is asked to end runs its shutdown hooks and exits with 143 or 130, whatever the
 * program does. The one hook here asks the command to end, waits until it has, and halts with its
 * exit code, so that a server that was stopped on request ends with 0. Every exit goes this way.
 */
final class Termination implements StopSignal {

  /** Below the 20 s after which those who sent SIGTERM usually kill. */
  private static final long GRACE_SECONDS = 18;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = ExitCode.FAILED;

  private Termination() {}

  static Termination install() {
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::finish, "termination"));
    return termination;
  }

  @Override
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Ends the JVM; does not return. */
  void exit(int code) {
    exitCode = code;
    ended.countDown();
    System.exit(code);
  }

  private void finish() {
    asked.countDown();
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("mindinsight: did not end within " + GRACE_SECONDS + " s, halting");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(exitCode);
  }
}
