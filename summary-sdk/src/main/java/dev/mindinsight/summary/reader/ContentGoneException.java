package dev.mindinsight.summary.reader;

/** A value is not any more where it stood: its file was deleted or replaced. */
public final class ContentGoneException extends Exception {

  private static final long serialVersionUID = 1;

  ContentGoneException(String message) {
    super(message);
  }
}
