package dev.mindinsight.debugger.watch;

import java.util.List;
import java.util.Map;

/** Some element is NaN or infinite. */
record Overflow() implements Condition {
  static final String NAME = "tensor_overflow";

  static Overflow of(Map<String, Double> parameters) {
    if (!parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "Malformed parameter %s: %s takes none"
              .formatted(parameters.keySet().iterator().next(), NAME));
    }
    return new Overflow();
  }

  @Override
  public Verdict check(Measured tensor) {
    return new Verdict(tensor.overflows(), List.of(), List.of());
  }

  @Override
  public boolean isOutOfReach(double magnitude) {
    return true;
  }
}
