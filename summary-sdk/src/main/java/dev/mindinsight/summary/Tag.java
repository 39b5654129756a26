package dev.mindinsight.summary;

import java.nio.charset.StandardCharsets;

/**
 * The name of a series within a run. Any text: control characters and markup are data.
 *
 * @param name not empty, at most {@link #BYTES_MAX} bytes of UTF-8
 */
public record Tag(String name) {

  /**
   * The longest name in bytes of UTF-8. Names are kept in memory for every open file and travel in
   * addresses and answers; no writer known makes names over a few hundred bytes.
   */
  public static final int BYTES_MAX = 1 << 16;

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException when the name is empty or too long
   */
  public Tag {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("Malformed tag: got an empty name, want text");
    }
    int bytes = name.length() > BYTES_MAX / 3 ? utf8Bytes(name) : 0;
    if (bytes > BYTES_MAX) {
      throw new IllegalArgumentException(
          "Unsupported tag: got %,d bytes, want at most %,d: \"%s\""
              .formatted(bytes, BYTES_MAX, Excerpt.of(name)));
    }
  }

  private static int utf8Bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
