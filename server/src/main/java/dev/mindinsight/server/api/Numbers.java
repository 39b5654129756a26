package dev.mindinsight.server.api;

import java.util.function.DoublePredicate;

/** Numbers as the text of a request gives them. */
final class Numbers {

  private Numbers() {}

  static int integer(String name, String text, int least, int most) {
    String want = "an integer from %d to %d".formatted(least, most);
    long value = parse(name, text, want);
    if (value < least || value > most) {
      throw ProblemException.malformed(name, want, Shown.quoted(text));
    }
    return (int) value;
  }

  static long step(String name, String text) {
    return parse(name, text, "a 64-bit integer");
  }

  /** Returns seconds since the epoch, finite. */
  static double seconds(String name, String text) {
    return real(name, text, "a finite number of seconds", Double::isFinite);
  }

  /** Returns a weight of the past: from 0 to below 1. */
  static double weight(String name, String text) {
    return real(name, text, "a number from 0 to below 1", value -> value >= 0 && value < 1);
  }

  private static double real(String name, String text, String want, DoublePredicate allowed) {
    try {
      double value = Double.parseDouble(text);
      if (allowed.test(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw ProblemException.malformed(name, want, Shown.quoted(text));
    }
    throw ProblemException.malformed(name, want, Shown.quoted(text));
  }

  private static long parse(String name, String text, String want) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed(name, want, Shown.quoted(text));
    }
  }
}
