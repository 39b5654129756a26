package dev.mindinsight.server.api;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Text of a request as an error repeats it: short, however long the request was. */
final class Shown {

  /** Enough to recognise a name by; an error is no echo of a body. */
  private static final int CHARS_MAX = 120;

  private Shown() {}

  static String text(String text) {
    return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + "…";
  }

  /** The path that was asked for, as the client wrote it. */
  static String path(ServerRequest request) {
    return request.exchange().getRequest().getPath().value();
  }

  static String quoted(String text) {
    return "'" + text(text) + "'";
  }
}
