package dev.mindinsight.server.api;

import dev.mindinsight.server.query.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The path on this server that answers with the bytes of an image, a sound or a tensor. */
final class ContentUrl {

  static final String PATH = "/v1/content";

  private ContentUrl() {}

  /**
   * Returns the path with its query.
   *
   * @param run the run's id
   * @param tag the value's tag
   * @param item which of the value's images or sounds, from 0; 0 for a tensor
   */
  static String of(String run, String tag, Value value, int item) {
    return "/api%s?run=%s&tag=%s&kind=%s&value=%d&item=%d"
        .formatted(PATH, encoded(run), encoded(tag), value.kind().apiName(), value.index(), item);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
