package dev.mindinsight.summary.writer;

import java.util.Map;
import java.util.TreeMap;

/** Turns what a program has as hyperparameters into what the format has: doubles, flags, texts. */
final class HParamValues {

  private HParamValues() {}

  static Map<String, Object> of(Map<String, ?> values) {
    Map<String, Object> plain = new TreeMap<>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  /** A number that no finite double equals is kept as text rather than rounded. */
  private static Object plain(Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case Long number when (long) number.doubleValue() != number || number == Long.MAX_VALUE ->
          number.toString();
      case Byte _, Short _, Integer _, Long _ -> ((Number) value).doubleValue();
      case Float number when Float.isFinite(number) -> number.doubleValue();
      case Double number when Double.isFinite(number) -> number;
      default -> value.toString();
    };
  }
}
