package dev.mindinsight.server.query;

import dev.mindinsight.server.store.Growth;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What happened since a commit. A reader holds no queue: it asks for what came after the commit
 * that it has seen, whenever there is something, at its own pace. Safe from any thread.
 */
public final class LiveQueries implements AutoCloseable {

  private final Store store;
  private final ServedRuns served;
  private final CommitNumbers numbers;
  private final Sinks.Many<Long> commits;
  private final Store.Subscription subscription;

  /**
   * Queries of a store; listens to its commits until it is closed.
   *
   * @param store what to ask
   * @param labels the labels of the log directories that are served
   * @param clock tells how long a run has been silent
   */
  public LiveQueries(Store store, List<String> labels, InstantSource clock) {
    this.store = store;
    this.served = new ServedRuns(labels, clock);
    this.numbers = new CommitNumbers(store.id());
    this.commits = Sinks.many().replay().latestOrDefault(numbers.outside(store.committedSeq()));
    this.subscription = store.onCommit(seq -> commits.tryEmitNext(numbers.outside(seq)));
  }

  /**
   * The store's name.
   *
   * @return the same for as long as commit numbers mean the same
   */
  public String storeId() {
    return store.id();
  }

  /**
   * What is wrong with the store, in words that anybody may read: no path, no detail.
   *
   * @return begins with a fault word; empty while all is well
   */
  public Optional<String> storeFault() {
    return store.fault().map(fault -> fault.replaceFirst(" \\(.*", ""));
  }

  /**
   * The newest commit.
   *
   * @return its number
   */
  public long committed() {
    return numbers.outside(store.committedSeq());
  }

  /**
   * Waits for a commit.
   *
   * @param commit a commit that was seen
   * @return completes with the number of a later one, at once if there is one
   */
  public Mono<Long> after(long commit) {
    return commits.asFlux().filter(newest -> newest > commit).next();
  }

  /**
   * The watched runs as they stand.
   *
   * @param watch what is watched
   * @return by log directory, then path; fails with {@link NotThereException} if a run is not there
   */
  public Mono<List<RunView>> runs(Watch watch) {
    return store.read(reader ->
        watch.allRuns()
            ? served.all(reader).map(served::view).toList()
            : watch.runs().stream().map(run -> served.view(served.one(reader, run))).toList());
  }

  /**
   * What the commits after one brought.
   *
   * @param after the number of the last commit that was seen
   * @param upTo look no farther than this commit
   * @param watch what is watched
   * @return the next of them, in limited number; empty if {@code after} is none of this store's
   *     commits or so old that the store has forgotten what came next
   */
  public Mono<Optional<LiveBatch>> since(long after, long upTo, Watch watch) {
    return store.read(reader -> {
      long seq = numbers.inside(after);
      if (seq < 0 || seq > reader.commitSeq()) {
        return Optional.empty();
      }
      return reader.growthSince(seq).map(growth -> batch(reader, growth, after, upTo, watch));
    });
  }

  private LiveBatch batch(
      StoreReader reader, List<Growth> growth, long after, long upTo, Watch watch) {
    LiveBatchBuilder builder = new LiveBatchBuilder(reader, watch);
    long last = Math.min(numbers.inside(upTo), reader.commitSeq());
    long taken = builder.take(growth, last);
    List<StoredRun> runs =
        builder.touched().stream().flatMap(run -> served.find(reader, run).stream()).toList();
    return new LiveBatch(
        after,
        numbers.outside(taken),
        runs.stream().map(served::view).toList(),
        watch.allRuns() ? List.of() : runs.stream().map(run -> summary(reader, run)).toList(),
        builder.pieces());
  }

  private static LedgerSummary summary(StoreReader reader, StoredRun run) {
    RunId id = run.id();
    return new LedgerSummary(
        id.value(),
        run.records(),
        run.bytes(),
        run.behindBytes(),
        reader.corruptTotals(id).spans(),
        reader.notes(id).size());
  }

  /**
   * The points of a piece.
   *
   * @param piece which
   * @return its points in arrival order
   */
  public Mono<Columns> points(LivePiece piece) {
    return store.read(reader -> {
      StoredTag tag =
          reader
              .tag(new RunId(piece.run()), piece.tag(), Kind.SCALAR)
              .orElseThrow(() -> new NotThereException("scalar tag", piece.tag()));
      DType dtype = tag.dtype() == null ? DType.FLOAT32 : tag.dtype();
      return Arrivals.columns(
          reader.points(tag, piece.firstIndex(), piece.count()), new SeriesValues(dtype));
    });
  }

  @Override
  public void close() {
    subscription.close();
    commits.tryEmitComplete();
  }
}
