package dev.mindinsight.server.api;

import dev.mindinsight.server.query.AttemptChoice;
import dev.mindinsight.server.query.Axis;
import dev.mindinsight.server.query.Range;
import dev.mindinsight.server.query.SeriesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Reads what a request wants of series, out of its parameters or its body. */
final class SeriesRequests {

  /** Asks for the points that TensorBoard would draw. */
  private static final String TENSORBOARD = "tensorboard";

  private static final Set<String> FIELDS =
      Set.of("series", "axis", "from", "to", "width", "smoothing", "points");

  private SeriesRequests() {}

  static SeriesRequest of(Parameters parameters) {
    String run = parameters.required("run");
    String tag = parameters.required("tag");
    if (TENSORBOARD.equals(parameters.optional("points"))) {
      for (String excluded : List.of("attempt", "axis", "from", "to", "width", "smoothing")) {
        refuse(excluded, parameters.optional(excluded));
      }
      return SeriesRequest.asTensorBoard(run, tag);
    }
    return new SeriesRequest(
        run,
        tag,
        attempts(parameters.optional("attempt")),
        range(parameters.optional("axis"), parameters.optional("from"), parameters.optional("to")),
        width(parameters),
        smoothing(parameters.optional("smoothing"), parameters.optional("points")));
  }

  private static double smoothing(@Nullable String smoothing, @Nullable String points) {
    if (smoothing == null) {
      return 0;
    }
    if (points != null) {
      throw ProblemException.malformed(
          "smoothing", "none beside points=" + points, Shown.quoted(smoothing));
    }
    return Numbers.weight("smoothing", smoothing);
  }

  private static int width(Parameters parameters) {
    String points = parameters.optional("points");
    if (points == null) {
      return parameters.integer("width", Limits.WIDTH_DEFAULT, 1, Limits.WIDTH_MAX);
    }
    if (!points.equals("raw")) {
      throw ProblemException.malformed("points", "raw or tensorboard", Shown.quoted(points));
    }
    String width = parameters.optional("width");
    if (width != null) {
      throw ProblemException.malformed("width", "none beside points=raw", Shown.quoted(width));
    }
    return SeriesRequest.WHOLE;
  }

  /** TensorBoard draws the same points whatever is looked at. */
  private static void refuse(String name, @Nullable String value) {
    if (value != null) {
      throw ProblemException.malformed(
          name, "none beside points=" + TENSORBOARD, Shown.quoted(value));
    }
  }

  /**
   * Reads a body of several series.
   *
   * @param body {@code
   *     {"series":[{"run","tag","attempt"?}],"axis"?,"from"?,"to"?,"width"?,"smoothing"?}}, or
   *     {@code {"series":[{"run","tag"}],"points":"tensorboard"}}
   */
  static List<SeriesRequest> of(byte[] body) {
    JsonNode json = JsonBody.parse(body);
    JsonBody.requireFields(json, "the body", FIELDS);
    JsonNode series = json.path("series");
    if (!series.isArray()) {
      throw ProblemException.malformed("series", "a list", series.getNodeType().toString());
    }
    if (series.size() > Limits.SERIES_MAX) {
      throw ProblemException.overLimit("series of one request", Limits.SERIES_MAX, series.size());
    }
    String wanted = JsonBody.text(json, "points");
    if (wanted != null) {
      return asTensorBoard(json, series, wanted);
    }
    Range range =
        range(JsonBody.text(json, "axis"), JsonBody.text(json, "from"), JsonBody.text(json, "to"));
    String width = JsonBody.text(json, "width");
    int points =
        width == null ? Limits.WIDTH_DEFAULT : Numbers.integer("width", width, 1, Limits.WIDTH_MAX);
    double smoothing = smoothing(JsonBody.text(json, "smoothing"), null);
    List<SeriesRequest> requests = new ArrayList<>(series.size());
    for (JsonNode one : series) {
      JsonBody.requireFields(
          one, "series[" + requests.size() + "]", Set.of("run", "tag", "attempt"));
      requests.add(
          new SeriesRequest(
              JsonBody.required(one, "run"),
              JsonBody.required(one, "tag"),
              attempts(JsonBody.text(one, "attempt")),
              range,
              points,
              smoothing));
    }
    return requests;
  }

  private static List<SeriesRequest> asTensorBoard(JsonNode json, JsonNode series, String points) {
    if (!points.equals(TENSORBOARD)) {
      throw ProblemException.malformed("points", TENSORBOARD, Shown.quoted(points));
    }
    for (String excluded : List.of("axis", "from", "to", "width", "smoothing")) {
      refuse(excluded, JsonBody.text(json, excluded));
    }
    List<SeriesRequest> requests = new ArrayList<>(series.size());
    for (JsonNode one : series) {
      JsonBody.requireFields(one, "series[" + requests.size() + "]", Set.of("run", "tag"));
      requests.add(
          SeriesRequest.asTensorBoard(
              JsonBody.required(one, "run"), JsonBody.required(one, "tag")));
    }
    return requests;
  }

  static AttemptChoice attempts(@Nullable String attempt) {
    if (attempt == null) {
      return new AttemptChoice.Newest();
    }
    if (attempt.equals("all")) {
      return new AttemptChoice.All();
    }
    return new AttemptChoice.Numbered(
        Numbers.integer("attempt", attempt, 1, Integer.MAX_VALUE - 1));
  }

  static Range range(@Nullable String axisName, @Nullable String from, @Nullable String to) {
    Axis axis = axis(axisName);
    Range all = Range.all(axis);
    Range range =
        new Range(
            axis,
            from == null ? all.from() : key(axis, "from", from),
            to == null ? all.to() : key(axis, "to", to));
    if (range.from() > range.to()) {
      throw ProblemException.of(
          HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
          "Malformed range: 'from' %s lies above 'to' %s"
              .formatted(Shown.quoted(String.valueOf(from)), Shown.quoted(String.valueOf(to))));
    }
    return range;
  }

  private static Axis axis(@Nullable String name) {
    return switch (name) {
      case null -> Axis.STEP;
      case "step" -> Axis.STEP;
      case "wall" -> Axis.WALL;
      default -> throw ProblemException.malformed("axis", "step or wall", Shown.quoted(name));
    };
  }

  private static long key(Axis axis, String name, String text) {
    return switch (axis) {
      case STEP -> Numbers.step(name, text);
      case WALL -> Axis.key(Numbers.seconds(name, text));
    };
  }
}
