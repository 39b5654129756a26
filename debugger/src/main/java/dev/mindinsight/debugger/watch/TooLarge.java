package dev.mindinsight.debugger.watch;

import dev.mindinsight.debugger.message.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the tensor is above its limit. Where elements are NaN or infinite nothing is
 * compared.
 *
 * @param figure which one
 * @param limit finite, and 0 or more for {@link Figure#ABS_MEAN}
 */
record TooLarge(Figure figure, double limit) implements Condition {
  static final String NAME = "tensor_too_large";

  /** What is compared. */
  enum Figure {
    ABS_MEAN("abs_mean_gt"),
    MAX("max_gt"),
    MIN("min_gt"),
    MEAN("mean_gt");

    private final String parameter;

    Figure(String parameter) {
      this.parameter = parameter;
    }

    static @Nullable Figure of(String parameter) {
      for (Figure figure : values()) {
        if (figure.parameter.equals(parameter)) {
          return figure;
        }
      }
      return null;
    }

    @Nullable Double in(Measured tensor) {
      return switch (this) {
        case ABS_MEAN -> tensor.absMean();
        case MAX -> tensor.statistics().max();
        case MIN -> tensor.statistics().min();
        case MEAN -> tensor.statistics().mean();
      };
    }
  }

  static TooLarge of(Map<String, Double> parameters) {
    TooLarge made = null;
    for (Map.Entry<String, Double> parameter : parameters.entrySet()) {
      TooLarge next = of(parameter.getKey(), parameter.getValue());
      if (made != null) {
        throw new IllegalArgumentException(
            "Malformed parameter %s: beside %s, want exactly one"
                .formatted(parameter.getKey(), made.figure.parameter));
      }
      made = next;
    }
    if (made == null) {
      throw new IllegalArgumentException(
          "Malformed parameters: got none, want one of abs_mean_gt, max_gt, min_gt, mean_gt");
    }
    return made;
  }

  private static TooLarge of(String name, double limit) {
    Figure figure = Figure.of(name);
    if (figure == null) {
      throw new IllegalArgumentException(
          "Malformed parameter %s: %s has abs_mean_gt, max_gt, min_gt and mean_gt"
              .formatted(name, NAME));
    }
    if (!Double.isFinite(limit) || (figure == Figure.ABS_MEAN && limit < 0)) {
      throw new IllegalArgumentException(
          "Malformed parameter %s: got %s, want a finite number%s"
              .formatted(name, limit, figure == Figure.ABS_MEAN ? " of 0 or more" : ""));
    }
    return new TooLarge(figure, limit);
  }

  @Override
  public Verdict check(Measured tensor) {
    Double actual = figure.in(tensor);
    boolean hit = !tensor.overflows() && actual != null && actual > limit;
    return new Verdict(
        hit, List.of(new Report.Check(figure.parameter, limit, actual, hit)), errors(tensor));
  }

  private static List<String> errors(Measured tensor) {
    List<String> errors = new ArrayList<>();
    if (tensor.statistics().nan() > 0) {
      errors.add("nan");
    }
    if (tensor.statistics().posInf() + tensor.statistics().negInf() > 0) {
      errors.add("inf");
    }
    return errors;
  }

  /** Each figure is at most the greatest magnitude. */
  @Override
  public boolean isOutOfReach(double magnitude) {
    return magnitude <= limit;
  }
}
