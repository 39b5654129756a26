package dev.mindinsight.summary;

/** The head of a text that a message quotes: names come out of files and can be very long. */
final class Excerpt {

  private static final int CHARS_MAX = 100;

  private Excerpt() {}

  static String of(String text) {
    return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + "…";
  }
}
