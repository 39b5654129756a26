package dev.mindinsight.summary.codec;

/** The data of a record breaks the rules of protobuf's encoding. Carries no stack: it is data. */
final class MalformedEventException extends Exception {

  private static final long serialVersionUID = 1;

  MalformedEventException(String message) {
    super("Malformed event: " + message, null, false, false);
  }
}
