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

  private static final Set<String> FIELDS =
      Set.of("series", "axis", "from", "to", "width", "smoothing");

  private SeriesRequests() {}

  static SeriesRequest of(Parameters parameters) {
    String run = parameters.required("run");
    String tag = parameters.required("tag");
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
      throw ProblemException.malformed("points", "raw", Shown.quoted(points));
    }
    String width = parameters.optional("width");
    if (width != null) {
      throw ProblemException.malformed("width", "none beside points=raw", Shown.quoted(width));
    }
    return SeriesRequest.WHOLE;
  }

  /**
   * Reads a body of several series.
   *
   * @param body {@code
   *     {"series":[{"run","tag","attempt"?}],"axis"?,"from"?,"to"?,"width"?,"smoothing"?}}
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
