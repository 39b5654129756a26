package dev.mindinsight.server.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An answer that somebody waits for, until a deadline. */
record Waiting<T>(CompletableFuture<T> future, long deadlineNanos) {

  /** A node of a large net takes seconds on a small machine; longer, and people ask again. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  static <T> Waiting<T> from(long nowNanos) {
    return new Waiting<>(new CompletableFuture<>(), nowNanos + PATIENCE.toNanos());
  }

  /** Fails it if its time is over, or if nobody waits any more; whether it is over. */
  boolean over(long nowNanos) {
    if (nowNanos - deadlineNanos >= 0) {
      future.completeExceptionally(
          new SilentException(
              "Too slow: the job has not answered within %d s".formatted(PATIENCE.toSeconds())));
    }
    return future.isDone();
  }
}
