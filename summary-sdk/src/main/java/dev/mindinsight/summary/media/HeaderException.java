package dev.mindinsight.summary.media;

/** A header cannot be understood. Carries no stack: it is data. */
final class HeaderException extends Exception {

  private static final long serialVersionUID = 1;

  HeaderException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
