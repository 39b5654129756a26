package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.server.store.CorruptSpan;
import dev.mindinsight.server.store.CorruptTotals;
import dev.mindinsight.server.store.Growth;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.PointRange;
import dev.mindinsight.server.store.PointSummary;
import dev.mindinsight.server.store.Pyramid;
import dev.mindinsight.server.store.RunEnd;
import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoreWriter;
import dev.mindinsight.server.store.StoredAttempt;
import dev.mindinsight.server.store.StoredFile;
import dev.mindinsight.server.store.StoredRestart;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.server.store.StoredValue;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A store of scalars in memory, to test queries against without a database. */
public final class MemoryStore implements Store, StoreReader {

  /** What the tests call the one log directory. */
  public static final String LABEL = "logs";

  private final String id;
  private final Scheduler threads = Schedulers.newBoundedElastic(4, 10_000, "memory-store");
  private final Map<RunId, String> runs = new LinkedHashMap<>();
  private final Map<RunId, List<StoredAttempt>> attempts = new LinkedHashMap<>();
  private final Map<RunId, List<StoredRestart>> restarts = new LinkedHashMap<>();
  private final Map<RunId, RunEnd> ends = new LinkedHashMap<>();
  private final Map<RunId, RunGrowth> growths = new LinkedHashMap<>();
  private final Map<Long, TagRows> tags = new LinkedHashMap<>();
  private final Map<RunId, Map<String, TagRows>> byName = new LinkedHashMap<>();
  private final List<Growth> commits = new ArrayList<>();
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable String fault;
  private long forgottenUpTo;
  private int loads;

  private record TagRows(
      long id, RunId run, String name, List<BlockHeader> headers, List<PointBlock> blocks) {}

  /** Makes an empty store. */
  public MemoryStore(String id) {
    this.id = id;
  }

  /** Adds a run with one attempt. */
  public synchronized RunId run(String path) {
    RunId run = RunId.of(LABEL, path);
    runs.put(run, path);
    byName.put(run, new LinkedHashMap<>());
    attempts.put(run, List.of(new StoredAttempt(1, null, 0, null)));
    return run;
  }

  /** Gives a run attempts: the first, then one for each branch step. */
  public synchronized void branches(RunId run, Long... steps) {
    List<StoredAttempt> all = new ArrayList<>();
    all.add(new StoredAttempt(1, null, 0, null));
    for (Long step : steps) {
      all.add(new StoredAttempt(all.size() + 1, step, 0, null));
    }
    attempts.put(run, all);
  }

  /** Says that attempts were begun by session starts: the second, the third, and so on. */
  public synchronized void sessions(RunId run, Long... steps) {
    branches(run, steps);
    List<StoredRestart> begun = new ArrayList<>();
    for (Long step : steps) {
      begun.add(new StoredRestart(begun.size() + 2, step));
    }
    restarts.put(run, begun);
  }

  /** Says how a run ended, and when it grew last. */
  public synchronized void state(RunId run, RunEnd end, RunGrowth growth) {
    ends.put(run, end);
    growths.put(run, growth);
  }

  /** Adds a block of points in a commit of its own. */
  public long add(RunId run, String tag, DType dtype, int attempt, PointBlock points) {
    return add(run, tag, dtype, attempt, false, points);
  }

  /** Adds a block of points in a commit of its own. */
  public long add(
      RunId run, String name, DType dtype, int attempt, boolean superseded, PointBlock points) {
    long seq;
    synchronized (this) {
      TagRows tag = rows(run, name);
      long first = count(tag);
      tag.headers.add(
          new BlockHeader(
              tag.id,
              first,
              points.count(),
              attempt,
              attempt,
              superseded,
              dtype,
              PointSummary.of(dtype, points),
              false));
      tag.blocks.add(points);
      seq = commits.size() + 1L;
      commits.add(
          new Growth(seq, run, List.of(new Growth.TagGrowth(tag.id, first, points.count()))));
    }
    listeners.forEach(listener -> listener.accept(seq));
    return seq;
  }

  /** Forgets what commits up to one brought. */
  public synchronized void forget(long upTo) {
    forgottenUpTo = upTo;
  }

  /** How often a block was loaded. */
  public synchronized int loads() {
    return loads;
  }

  private TagRows rows(RunId run, String name) {
    return byName
        .get(run)
        .computeIfAbsent(
            name,
            any -> {
              TagRows tag =
                  new TagRows(tags.size() + 1L, run, name, new ArrayList<>(), new ArrayList<>());
              tags.put(tag.id, tag);
              return tag;
            });
  }

  private static long count(TagRows tag) {
    return tag.headers.stream().mapToLong(BlockHeader::count).sum();
  }

  @Override
  public <T> Mono<T> read(Function<StoreReader, T> query) {
    return Mono.fromCallable(
            () -> {
              synchronized (this) {
                return query.apply(this);
              }
            })
        .subscribeOn(threads);
  }

  @Override
  public StoreWriter writer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String id() {
    return id;
  }

  /** Says from now on that something is wrong with it. */
  public void faulty(@Nullable String sentence) {
    fault = sentence;
  }

  @Override
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public synchronized long committedSeq() {
    return commits.size();
  }

  @Override
  public Subscription onCommit(LongConsumer listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    threads.dispose();
  }

  @Override
  public long commitSeq() {
    return committedSeq();
  }

  @Override
  public List<StoredRun> runs() {
    return runs.keySet().stream().map(id -> run(id).orElseThrow()).toList();
  }

  @Override
  public Optional<StoredRun> run(RunId run) {
    return Optional.ofNullable(runs.get(run)).map(path -> stored(run, path));
  }

  private StoredRun stored(RunId run, String path) {
    long points = byName.get(run).values().stream().mapToLong(MemoryStore::count).sum();
    return new StoredRun(
        run,
        LABEL,
        path,
        null,
        "unknown",
        null,
        attempts.get(run).size(),
        points,
        null,
        null,
        null,
        null,
        ends.getOrDefault(run, RunEnd.NONE),
        growths.getOrDefault(run, RunGrowth.NEVER),
        points,
        points,
        0,
        true);
  }

  @Override
  public List<StoredTag> tags(RunId run) {
    return byName.get(run).values().stream().map(this::stored).toList();
  }

  @Override
  public Map<RunId, List<StoredTag>> tags(Kind kind) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredTag> tag(RunId run, String name, Kind kind) {
    return tags(run).stream().filter(tag -> tag.name().equals(name)).findFirst();
  }

  private StoredTag stored(TagRows tag) {
    DType widest =
        tag.headers.stream()
            .map(BlockHeader::dtype)
            .reduce((a, b) -> a == b ? a : DType.FLOAT64)
            .orElse(DType.FLOAT32);
    return new StoredTag(
        tag.id, tag.run, tag.name, Kind.SCALAR, null, "", "", widest, count(tag), 0, 0, 0, 1, null);
  }

  @Override
  public List<StoredAttempt> attempts(RunId run) {
    return attempts.get(run);
  }

  @Override
  public List<StoredRestart> restarts(RunId run) {
    return restarts.getOrDefault(run, List.of());
  }

  @Override
  public List<StoredFile> files(RunId run) {
    return List.of();
  }

  @Override
  public List<CompanionFile> companions(RunId run) {
    return List.of();
  }

  @Override
  public List<CorruptSpan> corrupt(RunId run, long from, int countMax) {
    return List.of();
  }

  @Override
  public CorruptTotals corruptTotals(RunId run) {
    return new CorruptTotals(0, 0);
  }

  @Override
  public List<String> notes(RunId run) {
    return List.of();
  }

  @Override
  public List<BlockHeader> blocks(StoredTag tag) {
    return List.copyOf(tags.get(tag.id()).headers);
  }

  @Override
  public List<BlockHeader> blocks(StoredTag tag, long from, long to) {
    return blocks(tag).stream()
        .filter(block -> block.firstIndex() < to && block.firstIndex() + block.count() > from)
        .toList();
  }

  @Override
  public Pyramid pyramid(StoredTag tag) {
    return Pyramid.none();
  }

  @Override
  public long[] values(BlockHeader block) {
    return load(block).bits();
  }

  @Override
  public PointBlock load(BlockHeader block) {
    loads++;
    TagRows tag = tags.get(block.tagId());
    return tag.blocks.get(tag.headers.indexOf(block));
  }

  @Override
  public List<PointRange> points(StoredTag tag, long firstIndex, long count) {
    List<PointRange> ranges = new ArrayList<>();
    for (BlockHeader block : blocks(tag)) {
      int from = (int) Math.max(0, firstIndex - block.firstIndex());
      int to = (int) Math.min(block.count(), firstIndex + count - block.firstIndex());
      if (from < to) {
        PointBlock points = load(block);
        ranges.add(
            new PointRange(
                block.firstIndex() + from,
                block.attempt(),
                block.superseded(),
                block.dtype(),
                new PointBlock(
                    Arrays.copyOfRange(points.steps(), from, to),
                    Arrays.copyOfRange(points.wallTimesSeconds(), from, to),
                    Arrays.copyOfRange(points.bits(), from, to))));
      }
    }
    return ranges;
  }

  @Override
  public List<StoredValue> values(StoredTag tag, long firstIndex, int countMax) {
    return List.of();
  }

  @Override
  public Optional<List<Growth>> growthSince(long commitSeq) {
    return commitSeq < forgottenUpTo || commitSeq > commits.size()
        ? Optional.empty()
        : Optional.of(List.copyOf(commits.subList((int) commitSeq, commits.size())));
  }
}
