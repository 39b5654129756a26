package dev.mindinsight.debugger.session;

/** What was asked for does not fit the state of the job; the message says which that is. */
public final class ConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A conflict.
   *
   * @param reason begins with its fault word
   */
  public ConflictException(String reason) {
    super(reason, null, false, false);
  }
}
