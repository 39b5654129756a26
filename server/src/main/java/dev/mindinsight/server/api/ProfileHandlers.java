package dev.mindinsight.server.api;

import dev.mindinsight.profiler.Grouping;
import dev.mindinsight.server.query.ProfileQueries;
import dev.mindinsight.server.query.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /profiles} and what lies below a profile. */
final class ProfileHandlers {

  static final String PATH = "/v1/profiles";
  static final String ONE = PATH + "/{id}";

  private static final String ID = "id";

  private final ProfileQueries queries;

  ProfileHandlers(ProfileQueries queries) {
    this.queries = queries;
  }

  Mono<ServerResponse> profiles(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", Page.LIMIT, Page.CURSOR);
    return Answers.timely(queries.profiles(parameters.optional("run")))
        .map(all -> Page.of(all, parameters, i -> all.get(i).run()))
        .map(page ->
            new ProfileBodies.Profiles(
                page.items().stream().map(ProfileBodies.Profile::of).toList(), page.next()))
        .flatMap(Answers::json);
  }

  Mono<ServerResponse> operators(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "by", "from", "to", Page.LIMIT, Page.CURSOR);
    Grouping by = grouping(parameters);
    return recorded(request, parameters)
        .flatMap(steps -> Answers.timely(queries.operators(steps, by)))
        .map(found -> {
          var all = found.operators();
          Page<ProfileBodies.Group> page =
              Page.of(
                  all.stream().map(ProfileBodies.Group::of).toList(),
                  parameters,
                  i -> all.get(i).key());
          return new ProfileBodies.Operators(
              page.items(), ProfileBodies.faults(found.faults()), page.next());
        })
        .flatMap(Answers::json);
  }

  private static Grouping grouping(Parameters parameters) {
    String by = parameters.optional("by");
    if (by == null) {
      return Grouping.TYPE;
    }
    return Arrays.stream(Grouping.values())
        .filter(grouping -> name(grouping).equals(by))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.malformed(
                "by",
                Arrays.stream(Grouping.values())
                    .map(ProfileHandlers::name)
                    .collect(Collectors.joining(", ", "one of ", "")),
                Shown.quoted(by)));
  }

  private static String name(Grouping grouping) {
    return grouping.name().toLowerCase(Locale.ROOT);
  }

  /** The steps that a request is about, of which all records will be read. */
  private Mono<List<Value>> recorded(ServerRequest request, Parameters parameters) {
    return Answers.timely(
            queries.steps(
                request.pathVariable(ID),
                SeriesRequests.range(null, parameters.optional("from"), parameters.optional("to"))))
        .map(ProfileHandlers::requireBytes);
  }

  private static List<Value> requireBytes(List<Value> steps) {
    long bytes = steps.stream().mapToLong(Value::recordBytes).sum();
    if (bytes > Limits.CONTENT_BYTES_MAX) {
      throw ProblemException.overLimit(
          "bytes of the recorded steps of one answer", Limits.CONTENT_BYTES_MAX, bytes);
    }
    return steps;
  }

  Mono<ServerResponse> steps(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "from", "to", Page.LIMIT, Page.CURSOR);
    return recorded(request, parameters)
        .flatMap(all -> {
          Page<Value> page = Page.of(all, parameters, i -> Long.toString(all.get(i).index()));
          return Answers.timely(queries.times(page.items()))
              .map(read ->
                  new ProfileBodies.Steps(
                      read.items().stream().map(ProfileBodies.Step::of).toList(),
                      ProfileBodies.faults(read.faults()),
                      page.next()));
        })
        .flatMap(Answers::json);
  }

  Mono<ServerResponse> peak(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "from", "to");
    return recorded(request, parameters)
        .flatMap(steps -> Answers.timely(queries.peak(steps)))
        .map(ProfileBodies.Peak::of)
        .flatMap(Answers::json);
  }

  Mono<ServerResponse> timeline(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "step");
    long step = Numbers.step("step", parameters.required("step"));
    return Answers.timely(queries.step(request.pathVariable(ID), step))
        .map(profile -> ProfileBodies.Timeline.of(step, profile))
        .flatMap(Answers::json);
  }
}
