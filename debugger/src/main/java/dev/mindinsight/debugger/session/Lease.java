package dev.mindinsight.debugger.session;

import java.util.concurrent.TimeUnit;

/** Who controls a job, and until when. Times are of {@link System#nanoTime}'s kind. */
final class Lease {

  private final String controller;
  private final int seconds;
  private long deadlineNanos;

  Lease(String controller, int seconds, long nowNanos) {
    this.controller = controller;
    this.seconds = seconds;
    renew(nowNanos);
  }

  String controller() {
    return controller;
  }

  int seconds() {
    return seconds;
  }

  void renew(long nowNanos) {
    deadlineNanos = nowNanos + TimeUnit.SECONDS.toNanos(seconds);
  }

  boolean expired(long nowNanos) {
    return nowNanos - deadlineNanos >= 0;
  }
}
