package dev.mindinsight.server.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The query parameters of a request. Each fault names the parameter, what was wanted and got. */
final class Parameters {

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Returns the request's parameters, which must all be among the known ones. */
  static Parameters of(ServerRequest request, String... known) {
    Map<String, List<String>> values = request.queryParams();
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw ProblemException.of(
          HttpStatus.BAD_REQUEST,
          "Unknown parameter %s: %s takes %s"
              .formatted(
                  Shown.quoted(String.join(", ", unknown)),
                  Shown.path(request),
                  known.length == 0 ? "none" : String.join(", ", known)));
    }
    return new Parameters(values);
  }

  /** Returns all values of a parameter, in the order of the request. */
  List<String> all(String name, int most) {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > most) {
      throw ProblemException.overLimit("'" + name + "' parameters", most, all.size());
    }
    return all.stream().map(value -> value == null ? "" : value).toList();
  }

  boolean anyOf(String... names) {
    return Arrays.stream(names).anyMatch(values::containsKey);
  }

  @Nullable String optional(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      throw ProblemException.malformed(name, "one value", all.size() + " values");
    }
    if (all.isEmpty()) {
      return null;
    }
    String value = all.get(0);
    return value == null ? "" : value;
  }

  String required(String name) {
    String value = optional(name);
    if (value == null || value.isEmpty()) {
      throw ProblemException.malformed(name, "a value", "none");
    }
    return value;
  }

  int integer(String name, int absent, int least, int most) {
    String text = optional(name);
    return text == null ? absent : Numbers.integer(name, text, least, most);
  }
}
