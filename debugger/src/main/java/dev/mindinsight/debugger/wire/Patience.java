package dev.mindinsight.debugger.wire;

import java.time.Duration;

/**
 * How long to wait before a server is dialled again: twice as long every time.
 *
 * @param first after a stream that stood
 * @param most at the end
 */
record Patience(Duration first, Duration most) {
  /** A server that is restarted is back within seconds; one that is gone costs next to nothing. */
  static final Patience DEFAULT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30));

  Duration after(Duration last) {
    Duration doubled = last.multipliedBy(2);
    return doubled.compareTo(most) < 0 ? doubled : most;
  }
}
