package dev.mindinsight.summary.codec;

/** The data of a record breaks the rules of protobuf's encoding. Carries no stack: it is data. */
public final class MalformedEventException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong.
   *
   * @param message what was got and wanted, and where
   */
  public MalformedEventException(String message) {
    super("Malformed event: " + message, null, false, false);
  }

  /** What is wrong; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
