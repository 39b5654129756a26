package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Steps and values of a series, as they were written or as they are served. */
record Points(List<Long> steps, List<Double> values, String dtype) {

  /** What {@code expected.json} lists: pairs of step and value. */
  static Points written(JsonNode pairs) {
    Points points = new Points(new ArrayList<>(), new ArrayList<>(), "float64");
    for (JsonNode pair : pairs) {
      points.steps.add(pair.get(0).asLong());
      points.values.add(number(pair.get(1)));
    }
    return points;
  }

  static Points served(JsonNode series) {
    Points points =
        new Points(new ArrayList<>(), new ArrayList<>(), series.path("dtype").asString());
    series.path("step").forEach(step -> points.steps.add(step.asLong()));
    series.path("value").forEach(value -> points.values.add(number(value)));
    return points;
  }

  private static double number(JsonNode value) {
    return Double.parseDouble(value.asString());
  }

  Points then(Points more) {
    List<Long> allSteps = new ArrayList<>(steps);
    allSteps.addAll(more.steps);
    List<Double> allValues = new ArrayList<>(values);
    allValues.addAll(more.values);
    return new Points(allSteps, allValues, dtype);
  }

  Points below(long step) {
    List<Integer> rows =
        IntStream.range(0, steps.size()).filter(row -> steps.get(row) < step).boxed().toList();
    return new Points(
        rows.stream().map(steps::get).toList(), rows.stream().map(values::get).toList(), dtype);
  }

  /** Fails unless these are those points, bit for bit in the precision in which they are served. */
  void assertAre(Points written, String what) {
    assertThat(steps).as(what).isEqualTo(written.steps);
    for (int row = 0; row < values.size(); row++) {
      double want = written.values.get(row);
      assertThat(inOwnPrecision(values.get(row)))
          .as("%s, point %d", what, row)
          .isEqualTo(inOwnPrecision(want));
    }
    assertThat(values).as(what).hasSameSizeAs(written.values);
  }

  /** Text of float32 reads back to the same float32, not to the same double. */
  private Double inOwnPrecision(double value) {
    return dtype.equals("float64") ? value : (double) (float) value;
  }
}
