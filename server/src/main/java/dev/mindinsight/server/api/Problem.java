package dev.mindinsight.server.api;

import org.springframework.http.HttpStatus;

/**
 * The body of every error, {@code application/problem+json}.
 *
 * @param type what kind of problem; {@code about:blank} says that the status is the kind
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what was wrong with this request, never what the server looks like inside
 */
public record Problem(String type, String title, int status, String detail) {

  /** The media type of a problem's body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * A problem of the given kind.
   *
   * @param status the HTTP status
   * @param detail what was wrong with this request
   * @return the problem, its title taken from the status
   */
  public static Problem of(HttpStatus status, String detail) {
    return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail);
  }

  /** Returns the problem as JSON text in UTF-8. */
  public byte[] json() {
    return Json.bytes(this);
  }
}
