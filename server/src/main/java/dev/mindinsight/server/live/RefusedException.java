package dev.mindinsight.server.live;

/** A job could not meet a request; the message is what it said, fault word first. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedException(String fault) {
    super(fault, null, false, false);
  }
}
