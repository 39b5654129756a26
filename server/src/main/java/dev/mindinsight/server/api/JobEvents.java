package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.debugger.session.KnownHit;
import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.live.LiveJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one reader is told of jobs: each as it is whenever that has changed, and every hit once. It
 * holds no queue: what changes while the reader is busy is read when it asks again, so that a slow
 * one misses states that were, and hits that are not kept so long, of which it learns the number.
 */
final class JobEvents {

  /** Two reads lie at least so far apart: a job that runs changes with every step. */
  private static final Duration TICK = Duration.ofMillis(40);

  /** A job's run is found, and gets its graph, without the job changing. */
  private static final Duration RUN_WAIT = Duration.ofSeconds(1);

  /** Hits of one event: some 300 kB of JSON. */
  private static final int HITS_MAX = 1_000;

  private final Jobs jobs;
  private final JobBodies bodies;
  private final JobSignal signal;
  private final Set<String> ids;
  private final Map<String, Told> told = new HashMap<>();
  private boolean complete = true;
  private long seen;
  private long readNanos;

  /** What the reader knows of a job. */
  private record Told(String job, long newestHit, long dropped) {}

  JobEvents(Jobs jobs, JobBodies bodies, JobSignal signal, Set<String> ids) {
    this.jobs = jobs;
    this.bodies = bodies;
    this.signal = signal;
    this.ids = ids;
  }

  /** The hits of an event; {@code from} is the number of the first, counted from 1. */
  record HitsEvent(
      String job,
      long from,
      List<WatchpointHandlers.Hit> hits,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long dropped) {}

  /** Returns the events, without end: first all as it is, then what is new. */
  Flux<ServerSentEvent<String>> events() {
    return ids.isEmpty()
        ? Flux.never()
        : Flux.concat(Flux.defer(this::read), Flux.defer(this::next).repeat());
  }

  private Flux<ServerSentEvent<String>> next() {
    Mono<Long> change = signal.after(seen);
    return (complete ? change : change.timeout(RUN_WAIT, Mono.just(seen)))
        .delayUntil(newest -> Mono.delay(TICK.minusNanos(System.nanoTime() - readNanos)))
        .thenMany(Flux.defer(this::read));
  }

  private Flux<ServerSentEvent<String>> read() {
    readNanos = System.nanoTime();
    seen = signal.now();
    complete = true;
    return Flux.fromIterable(ids)
        .concatMap(id -> jobs.job(id).map(job -> one(id, job)).orElse(Mono.empty()), 1)
        .concatMapIterable(events -> events, 1);
  }

  private Mono<List<ServerSentEvent<String>>> one(String id, LiveJob job) {
    Told before = told.getOrDefault(id, new Told("", -1, 0));
    return Mono.justOrEmpty(job.news(Math.max(0, before.newestHit), HITS_MAX))
        .flatMap(news -> bodies.one(news.job()).map(body -> tell(id, before, news, body)));
  }

  private List<ServerSentEvent<String>> tell(
      String id, Told before, LiveJob.News news, JobBodies.OneJob body) {
    List<ServerSentEvent<String>> events = new ArrayList<>();
    complete &= body.run() != null && !body.graphs().isEmpty();
    String text = Json.text(body);
    if (!text.equals(before.job)) {
      events.add(EventStream.event("job", null, text));
    }
    List<KnownHit> hits = news.hits();
    long newest = hits.isEmpty() ? news.newest() : hits.getLast().number();
    if (newest != before.newestHit || news.dropped() != before.dropped) {
      events.add(EventStream.event("hits", null, Json.text(hits(id, news))));
    }
    // More than one event holds: the rest comes at once.
    seen = newest < news.newest() ? -1 : seen;
    told.put(id, new Told(text, newest, news.dropped()));
    return events;
  }

  private static HitsEvent hits(String id, LiveJob.News news) {
    List<KnownHit> hits = news.hits();
    return new HitsEvent(
        id,
        hits.isEmpty() ? news.newest() + 1 : hits.getFirst().number(),
        hits.stream().map(WatchpointHandlers.Hit::of).toList(),
        news.dropped() == 0 ? null : news.dropped());
  }
}
