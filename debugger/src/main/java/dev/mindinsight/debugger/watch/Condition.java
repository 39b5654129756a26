package dev.mindinsight.debugger.watch;

import java.util.Map;

/**
 * A condition on the numbers of one tensor, with the names and formulas of MindInsight. Immutable;
 * safe from any thread.
 */
public sealed interface Condition permits Overflow, TooLarge {

  /**
   * The condition of a name.
   *
   * @param name {@code tensor_overflow} or {@code tensor_too_large}
   * @param parameters name → limit
   * @throws IllegalArgumentException which names the bad parameter
   */
  static Condition of(String name, Map<String, Double> parameters) {
    return switch (name) {
      case Overflow.NAME -> Overflow.of(parameters);
      case TooLarge.NAME -> TooLarge.of(parameters);
      default ->
          throw new IllegalArgumentException(
              "Unsupported condition: got '%s', want %s or %s"
                  .formatted(name, Overflow.NAME, TooLarge.NAME));
    };
  }

  /** Checks it. */
  Verdict check(Measured tensor);

  /**
   * Whether no tensor can be told of, as a hit or as an error, whose elements are all finite and at
   * most so large: then nobody needs to measure it.
   *
   * @param magnitude the greatest element without its sign
   */
  boolean isOutOfReach(double magnitude);
}
