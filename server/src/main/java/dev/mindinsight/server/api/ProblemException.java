package dev.mindinsight.server.api;

import org.springframework.http.HttpStatus;

/** Ends a request with a problem. It carries no stack: it is an answer, not a fault. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  private ProblemException(HttpStatus status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  static ProblemException malformed(String parameter, String want, String got) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "Malformed parameter '%s': want %s, got %s".formatted(parameter, want, got));
  }

  static ProblemException of(HttpStatus status, String detail) {
    return new ProblemException(status, detail);
  }

  static ProblemException notFound(String what, String name) {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "Not found: %s '%s'".formatted(what, Shown.text(name)));
  }

  static ProblemException overLimit(String limit, long most) {
    return new ProblemException(
        HttpStatus.CONTENT_TOO_LARGE, "Over the limit %s: at most %d".formatted(limit, most));
  }

  static ProblemException overLimit(String limit, long most, long got) {
    return new ProblemException(
        HttpStatus.CONTENT_TOO_LARGE,
        "Over the limit %s: at most %d, got %d".formatted(limit, most, got));
  }

  HttpStatus status() {
    return status;
  }

  Problem problem() {
    return Problem.of(status, String.valueOf(getMessage()));
  }
}
