package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.debugger.session.KnownHit;
import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.live.LiveJob;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Watchpoints of a job and what they hit. */
final class WatchpointHandlers {

  private final Jobs jobs;

  WatchpointHandlers(Jobs jobs) {
    this.jobs = jobs;
  }

  record Made(long id) {}

  record One(long id, String condition, Map<String, Double> parameters, List<String> nodes) {
    static One of(Watchpoint watchpoint) {
      return new One(
          watchpoint.id(), watchpoint.condition(), watchpoint.parameters(), watchpoint.nodes());
    }
  }

  record All(List<One> watchpoints) {}

  Mono<ServerResponse> add(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    return JsonBody.bytes(request)
        .map(DebugRequests.Watch::of)
        .map(watch ->
            job.watch(watch.client(), watch.condition(), watch.parameters(), watch.nodes()))
        .flatMap(id -> Answers.json(HttpStatus.CREATED, new Made(id)));
  }

  Mono<ServerResponse> list(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    return Answers.json(new All(job.watchpoints().stream().map(One::of).toList()));
  }

  Mono<ServerResponse> remove(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "client");
    String client = parameters.optional("client");
    LiveJob job = DebugRequests.job(jobs, request);
    String id = request.pathVariable("watchpoint");
    if (!job.unwatch(client == null ? null : DebugRequests.requireClient(client), number(id))) {
      throw ProblemException.notFound("watchpoint", id);
    }
    return ServerResponse.noContent().build();
  }

  /** What has not the form of an id is no id of any watchpoint. */
  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw ProblemException.notFound("watchpoint", id);
    }
  }

  record Check(String name, double value, @Nullable Double actual, boolean hit) {
    static Check of(Report.Check check) {
      return new Check(check.name(), check.limit(), check.actual(), check.hit());
    }
  }

  /** A job of our engine is one process: its rank is 0. */
  record Hit(
      long watchpoint,
      String condition,
      String node,
      String slot,
      long step,
      int rank,
      List<Check> parameters,
      List<String> errors) {

    static Hit of(KnownHit known) {
      Report.Hit hit = known.hit();
      return new Hit(
          hit.watchpoint(),
          known.condition(),
          hit.node(),
          hit.slot(),
          hit.step(),
          0,
          hit.checks().stream().map(Check::of).toList(),
          hit.errors());
    }
  }

  /**
   * The answer.
   *
   * @param dropped how many hits are not kept any more, or were left out by the job; null, and left
   *     out, where there are none
   */
  record Hits(
      List<Hit> hits,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long dropped,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  Mono<ServerResponse> hits(ServerRequest request) {
    Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
    LiveJob.Hits hits = DebugRequests.job(jobs, request).hits();
    List<KnownHit> all = hits.hits();
    Page<KnownHit> page = Page.of(all, parameters, i -> Long.toString(all.get(i).number()));
    return Answers.json(
        new Hits(
            page.items().stream().map(Hit::of).toList(),
            hits.dropped() == 0 ? null : hits.dropped(),
            page.next()));
  }
}
