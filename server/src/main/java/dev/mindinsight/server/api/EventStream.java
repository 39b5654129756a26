package dev.mindinsight.server.api;

import dev.mindinsight.server.query.Columns;
import dev.mindinsight.server.query.LiveBatch;
import dev.mindinsight.server.query.LivePiece;
import dev.mindinsight.server.query.LiveQueries;
import dev.mindinsight.server.query.RunStatus;
import dev.mindinsight.server.query.RunView;
import dev.mindinsight.server.query.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The events of one reader. Its whole state is the id of what it was sent last: it waits for a
 * commit, reads what came after, sends that at the reader's pace, and waits again. What the reader
 * does not take is not read.
 */
final class EventStream {

  /** Two reads lie at least so far apart, so that a burst of commits is one event a series. */
  private static final Duration TICK = Duration.ofMillis(40);

  /** A silence of this length is broken by a comment; part of the contract. */
  private static final Duration COMMENT_EVERY = Duration.ofSeconds(10);

  /** Keeps the key of a watch to nine digits. */
  private static final int WATCH_KEYS = 1_000_000_000;

  private final LiveQueries queries;
  private final Watch watch;
  private final JobEvents jobs;
  private final int watchKey;
  private final Map<String, RunStatus> statuses = new HashMap<>();

  /** Only ever touched by one signal at a time, in order. */
  private EventId position;

  /** Whether the position is known to be one of this store's; a reader that comes back may err. */
  private boolean checked;

  private long readNanos = System.nanoTime() - TICK.toNanos();
  private long commentNanos = System.nanoTime();

  EventStream(LiveQueries queries, Watch watch, JobEvents jobs, @Nullable EventId resumed) {
    this.queries = queries;
    this.jobs = jobs;
    this.watch = watch;
    this.watchKey = (watch.runs().hashCode() * 31 + watch.tags().hashCode()) % WATCH_KEYS;
    this.position = resumed == null ? EventId.at(queries.committed()) : resumed.forWatch(watchKey);
    this.checked = resumed == null;
  }

  record Hello(String store, long commit) {}

  /** Returns the events, without end. */
  Flux<ServerSentEvent<String>> events() {
    ServerSentEvent<String> hello =
        event(
            "hello",
            position.toString(),
            Json.text(new Hello(queries.storeId(), position.after())));
    return Flux.concat(
        Mono.just(hello),
        rememberStatuses(),
        // Of each no more than the reader asks for.
        Flux.merge(1, Flux.defer(this::next).repeat(), jobs.events()));
  }

  private Mono<ServerSentEvent<String>> rememberStatuses() {
    return Answers.timely(queries.runs(watch))
        .doOnNext(runs -> runs.forEach(run -> statuses.put(run.id(), run.status())))
        .then(Mono.empty());
  }

  private Flux<ServerSentEvent<String>> next() {
    Duration untilComment = COMMENT_EVERY.minusNanos(System.nanoTime() - commentNanos);
    if (!untilComment.isPositive()) {
      return comment();
    }
    Mono<Boolean> commit =
        position.insideBatch() || !checked
            ? Mono.just(true)
            : queries.after(position.after()).map(newest -> true);
    return commit
        .delayUntil(newest -> Mono.delay(TICK.minusNanos(System.nanoTime() - readNanos)))
        .timeout(untilComment, Mono.just(false))
        .flatMapMany(grown -> grown ? read() : comment());
  }

  /** The comment keeps proxies from closing, and carries the id over commits that sent nothing. */
  private Flux<ServerSentEvent<String>> comment() {
    commentNanos = System.nanoTime();
    ServerSentEvent<String> comment =
        ServerSentEvent.<String>builder().id(position.toString()).comment("alive").build();
    return Flux.concat(
        Mono.just(comment),
        Answers.timely(queries.runs(watch)).flatMapIterable(this::changedStatuses));
  }

  private List<ServerSentEvent<String>> changedStatuses(List<RunView> runs) {
    List<ServerSentEvent<String>> events = new ArrayList<>();
    for (RunView run : runs) {
      if (run.status() != statuses.put(run.id(), run.status())) {
        events.add(event("run", null, Json.text(RunBody.of(run))));
      }
    }
    return events;
  }

  private Flux<ServerSentEvent<String>> read() {
    readNanos = System.nanoTime();
    checked = true;
    long upTo = position.insideBatch() ? position.upTo() : Long.MAX_VALUE;
    return Answers.timely(queries.since(position.after(), upTo, watch))
        .flatMapMany(batch -> batch.map(this::batch).orElseGet(this::reset));
  }

  private Flux<ServerSentEvent<String>> reset() {
    position = EventId.at(queries.committed());
    return Flux.just(event("reset", position.toString(), "{}"));
  }

  private Flux<ServerSentEvent<String>> batch(LiveBatch batch) {
    List<ServerSentEvent<String>> facts = facts(batch);
    int first = position.insideBatch() ? position.delivered() : 0;
    Flux<ServerSentEvent<String>> points =
        Flux.range(first, Math.max(0, batch.pieces().size() - first))
            .concatMap(i -> points(batch, i), 1);
    return Flux.concat(Flux.fromIterable(facts), points)
        .doOnComplete(() -> position = EventId.at(batch.upTo()));
  }

  /**
   * What the batch changed beside points; tells a state, and ends the batch only without points.
   */
  private List<ServerSentEvent<String>> facts(LiveBatch batch) {
    List<ServerSentEvent<String>> facts = new ArrayList<>();
    batch.ledgers().forEach(ledger -> facts.add(event("ledger", null, Json.text(ledger))));
    int more = batch.runs().size();
    for (RunView run : batch.runs()) {
      statuses.put(run.id(), run.status());
      boolean last = --more == 0 && batch.pieces().isEmpty();
      String id = last ? EventId.at(batch.upTo()).toString() : null;
      facts.add(event("run", id, Json.text(RunBody.of(run))));
    }
    return facts;
  }

  private Mono<ServerSentEvent<String>> points(LiveBatch batch, int index) {
    LivePiece piece = batch.pieces().get(index);
    EventId id =
        index + 1 == batch.pieces().size()
            ? EventId.at(batch.upTo())
            : new EventId(batch.after(), batch.upTo(), index + 1, watchKey);
    return Answers.timely(queries.points(piece))
        .map(columns -> event("points", id.toString(), text(piece, columns)));
  }

  private static String text(LivePiece piece, Columns columns) {
    StringBuilder out =
        new StringBuilder()
            .append("{\"run\":")
            .append(Json.text(piece.run()))
            .append(",\"tag\":")
            .append(Json.text(piece.tag()))
            .append(",\"from\":")
            .append(piece.firstIndex())
            .append(",\"dtype\":\"")
            .append(columns.dtype().apiName())
            .append('"');
    ColumnText.all(out, columns);
    return out.append('}').toString();
  }

  static ServerSentEvent<String> event(String name, @Nullable String id, String data) {
    ServerSentEvent.Builder<String> event = ServerSentEvent.builder(data).event(name);
    return id == null ? event.build() : event.id(id).build();
  }
}
