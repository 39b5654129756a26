package dev.mindinsight.server.query;

/** What was asked for is there and cannot be understood. It carries no stack. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message, null, false, false);
  }
}
