package dev.mindinsight.e2e.stage;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A series as the API answers it.
 *
 * @param points in the answer's order
 */
public record Points(List<Point> points) {

  /**
   * One point.
   *
   * @param value as float32, which is what every test writes; NaN and infinities as such
   */
  public record Point(long step, double wallTimeSeconds, float value) {}

  static Points of(JsonNode answer) {
    var points = new ArrayList<Point>();
    for (int i = 0; i < answer.get("step").size(); i++) {
      points.add(
          new Point(
              answer.get("step").get(i).asLong(),
              answer.get("wallTime").get(i).asDouble(),
              (float) Double.parseDouble(answer.get("value").get(i).asString())));
    }
    return new Points(points);
  }

  /** How many. */
  public int size() {
    return points.size();
  }

  /** The steps alone. */
  public List<Long> steps() {
    return points.stream().map(Point::step).toList();
  }

  /** The values alone. */
  public List<Float> values() {
    return points.stream().map(Point::value).toList();
  }
}
