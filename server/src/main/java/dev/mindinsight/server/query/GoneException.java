package dev.mindinsight.server.query;

/** The file that held what was asked for is gone or was replaced. It carries no stack. */
public final class GoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GoneException(String message) {
    super(message, null, false, false);
  }
}
