package dev.mindinsight.summary.content;

/** A value's bytes are there and cannot be understood. Carries no stack: it is data. */
public final class ContentException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong.
   *
   * @param message begins with Malformed, Truncated or Unsupported, then what was got and wanted
   */
  public ContentException(String message) {
    super(message, null, false, false);
  }

  /** What is wrong; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
