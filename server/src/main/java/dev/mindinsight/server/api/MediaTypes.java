package dev.mindinsight.server.api;

import java.util.Locale;
import java.util.Map;

/**
 * Media types that a producer's bytes are handed out as. A producer may claim any: what stands not
 * here, HTML above all, becomes a file to be saved.
 */
final class MediaTypes {

  static final String UNKNOWN = "application/octet-stream";
  static final String NPY = "application/x-npy";

  /** Media type → ending of a file's name. None of them runs anything where scripts are off. */
  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          Map.entry("image/png", "png"),
          Map.entry("image/apng", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/avif", "avif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("audio/wav", "wav"),
          Map.entry("audio/x-wav", "wav"),
          Map.entry("audio/wave", "wav"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/aac", "aac"),
          Map.entry("audio/mp4", "m4a"),
          Map.entry("audio/webm", "webm"));

  private MediaTypes() {}

  /** The type that bytes are served as, of the type that they are said to be. */
  static String served(String claimed) {
    int end = claimed.indexOf(';');
    String type = (end < 0 ? claimed : claimed.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return SHOWN.containsKey(type) ? type : UNKNOWN;
  }

  /** Whether a browser may show it in place. */
  static boolean shown(String served) {
    return SHOWN.containsKey(served);
  }

  static String ending(String served) {
    return served.equals(NPY) ? "npy" : SHOWN.getOrDefault(served, "bin");
  }
}
