package dev.mindinsight.server.live;

/** A job did not answer in time, or has too much to answer; it may still do what it was told. */
public final class SilentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SilentException(String fault) {
    super(fault, null, false, false);
  }
}
