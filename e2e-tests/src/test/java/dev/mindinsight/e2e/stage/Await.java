package dev.mindinsight.e2e.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what other processes do, by asking again and again. Pages are waited for by Playwright.
 */
public final class Await {

  private static final long PAUSE_NANOS = 20_000_000;

  /** Long enough for a busy machine; nothing waits this long when all is well. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  /**
   * Returns once the condition holds.
   *
   * @param what names the condition in the message when it does not hold in time
   */
  public static void until(Duration max, Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + max.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + max.toSeconds() + " s: " + what.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Returns once the condition holds, for at most {@link #PATIENCE}. */
  public static void until(String what, BooleanSupplier condition) {
    until(PATIENCE, () -> what, condition);
  }
}
