package dev.mindinsight.server.api;

import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.query.LiveQueries;
import dev.mindinsight.server.query.Watch;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Answers {@code /events}: counts the streams, and ends them all when the server ends. */
final class EventHandler implements AutoCloseable {

  private final LiveQueries queries;
  private final Jobs jobs;
  private final JobBodies bodies;
  private final JobSignal signal;
  private final AtomicInteger open = new AtomicInteger();
  private final Sinks.Empty<Void> end = Sinks.empty();

  EventHandler(LiveQueries queries, Jobs jobs, JobBodies bodies) {
    this.queries = queries;
    this.jobs = jobs;
    this.bodies = bodies;
    this.signal = new JobSignal(jobs);
  }

  int openStreams() {
    return open.get();
  }

  Mono<ServerResponse> events(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", "job");
    Set<String> named = new LinkedHashSet<>(parameters.all("job", Limits.EVENT_NAMES_MAX));
    Watch watch =
        new Watch(
            new LinkedHashSet<>(parameters.all("run", Limits.EVENT_NAMES_MAX)),
            new LinkedHashSet<>(parameters.all("tag", Limits.EVENT_NAMES_MAX)));
    String last = request.headers().firstHeader("Last-Event-ID");
    return Answers.timely(queries.runs(watch)).then(Mono.defer(() -> stream(watch, named, last)));
  }

  private Mono<ServerResponse> stream(Watch watch, Set<String> named, @Nullable String last) {
    if (open.get() >= Limits.EVENT_STREAMS_MAX) {
      throw ProblemException.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Over the limit event streams: at most %d".formatted(Limits.EVENT_STREAMS_MAX));
    }
    Flux<ServerSentEvent<String>> events =
        Flux.defer(() -> {
          open.incrementAndGet();
          JobEvents told = new JobEvents(jobs, bodies, signal, named);
          return new EventStream(queries, watch, told, resumed(last))
              .events()
              .takeUntilOther(end.asMono())
              .doFinally(signal -> open.decrementAndGet());
        });
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .body(BodyInserters.fromServerSentEvents(events));
  }

  /** An id that is none of ours is as good as one that was forgotten: both answer a reset. */
  private static @Nullable EventId resumed(@Nullable String last) {
    return last == null ? null : EventId.parse(last).orElse(EventId.at(0));
  }

  @Override
  public void close() {
    end.tryEmitEmpty();
  }
}
