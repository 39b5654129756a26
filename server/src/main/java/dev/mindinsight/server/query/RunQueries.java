package dev.mindinsight.server.query;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.server.store.CorruptTotals;
import dev.mindinsight.server.store.FileState;
import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredAttempt;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Runs, their tags and their ledgers. Each answer is of one snapshot; safe from any thread. */
public final class RunQueries {

  private final Store store;
  private final ServedRuns served;

  /**
   * Queries of a store.
   *
   * @param store what to ask
   * @param labels the labels of the log directories that are served
   * @param clock tells how long a run has been silent
   */
  public RunQueries(Store store, List<String> labels, InstantSource clock) {
    this.store = store;
    this.served = new ServedRuns(labels, clock);
  }

  /**
   * All runs.
   *
   * @return by log directory, then path
   */
  public Mono<List<RunView>> runs() {
    return store.read(reader -> served.all(reader).map(served::view).toList());
  }

  /**
   * One run.
   *
   * @param run the run's id
   * @return what a list shows of it; fails with {@link NotThereException}
   */
  public Mono<RunView> run(String run) {
    return store.read(reader -> served.view(served.one(reader, run)));
  }

  /**
   * The runs whose files bear a UUID.
   *
   * @return UUID → id of the run; of several runs with one UUID, which are copies, the one that
   *     grew last
   */
  public Mono<Map<String, String>> byUuid() {
    return store.read(reader -> {
      Map<String, StoredRun> newest = new HashMap<>();
      served
          .all(reader)
          .filter(run -> run.uuid() != null)
          .forEach(run -> newest.merge(String.valueOf(run.uuid()), run, RunQueries::later));
      return newest.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().id().value()));
    });
  }

  private static StoredRun later(StoredRun a, StoredRun b) {
    return a.growth().lastMillis() < b.growth().lastMillis() ? b : a;
  }

  /**
   * How far reading has come.
   *
   * @return sums over all runs
   */
  public Mono<IngestView> ingest() {
    return store.read(reader -> {
      List<StoredRun> runs = served.all(reader).toList();
      return new IngestView(runs.size(), runs.stream().mapToLong(StoredRun::behindBytes).sum());
    });
  }

  /**
   * The tags of a run.
   *
   * @param run the run's id
   * @return in the order in which they first appeared, then those of files beside the event files;
   *     fails with {@link NotThereException}
   */
  public Mono<List<TagView>> tags(String run) {
    return store.read(reader -> {
      RunId id = served.one(reader, run).id();
      List<TagView> tags = new ArrayList<>();
      reader.tags(id).forEach(tag -> tags.add(view(tag)));
      CompanionTag.of(reader.companions(id))
          .forEach(tag -> tags.add(new TagView(tag.name(), tag.kind(), tag.files(), "", "", 1)));
      return List.copyOf(tags);
    });
  }

  private static TagView view(StoredTag tag) {
    return new TagView(
        tag.name(), tag.kind(), tag.points(), tag.displayName(), tag.description(), tag.attempts());
  }

  /**
   * What was read of a run and what was not: the same part of each of its lists.
   *
   * @param run the run's id
   * @param tag of the tags those of this name alone; null for all
   * @param from index in each list of the first item that is wanted, from 0
   * @param countMax how many items of each list at most
   * @return its ledger; fails with {@link NotThereException}
   */
  public Mono<LedgerView> ledger(String run, @Nullable String tag, int from, int countMax) {
    return store.read(reader -> ledger(reader, served.one(reader, run), tag, from, countMax));
  }

  private static LedgerView ledger(
      StoreReader reader, StoredRun run, @Nullable String name, int from, int countMax) {
    List<StoredAttempt> attempts = reader.attempts(run.id());
    boolean plain =
        attempts.size() == 1
            && reader.files(run.id()).stream().noneMatch(f -> f.state() == FileState.REPLACED);
    AttemptView newest = AttemptView.of(attempts, new AttemptChoice.Newest());
    CorruptTotals corrupt = reader.corruptTotals(run.id());
    List<String> notes = reader.notes(run.id());
    List<StoredTag> tags =
        reader.tags(run.id()).stream().filter(tag -> isOf(name, tag.name())).toList();
    List<CompanionFile> companions = reader.companions(run.id());
    List<CompanionTag> described =
        CompanionTag.of(companions).stream().filter(tag -> isOf(name, tag.name())).toList();
    return new LedgerView(
        run.records(),
        run.bytes(),
        run.behindBytes(),
        run.updatedSeconds(),
        run.growth().equals(RunGrowth.NEVER) ? null : run.growth().lastMillis() / 1e3,
        new LedgerView.Totals(
            corrupt.spans(),
            corrupt.bytes(),
            notes.size(),
            tags.size() + described.size(),
            companions.size()),
        reader.corrupt(run.id(), from, countMax).stream()
            .map(c -> new LedgerView.Corrupt(c.file(), c.offset(), c.bytes(), c.reason()))
            .toList(),
        notes.stream().skip(from).limit(countMax).toList(),
        Stream.<Supplier<LedgerView.TagLedger>>concat(
                tags.stream()
                    .map(tag ->
                        () -> ledger(reader, tag, plain ? 0 : superseded(reader, tag, newest))),
                described.stream().map(tag -> () -> ledger(tag)))
            .skip(from)
            .limit(countMax)
            .map(Supplier::get)
            .toList(),
        companions.stream()
            .skip(from)
            .limit(countMax)
            .map(c -> new LedgerView.Companion(c.path(), c.kind(), c.tag(), c.bytes(), c.about()))
            .toList());
  }

  private static LedgerView.TagLedger ledger(CompanionTag tag) {
    return new LedgerView.TagLedger(tag.name(), tag.kind(), tag.files(), 0, 0, 0, 0, 0, 0, null);
  }

  private static boolean isOf(@Nullable String wanted, String name) {
    return wanted == null || wanted.equals(name);
  }

  private static LedgerView.TagLedger ledger(StoreReader reader, StoredTag tag, long superseded) {
    long positive = tag.infinite() == 0 ? 0 : positiveInfinite(reader, tag);
    StoredTag.LastPoint last = tag.last();
    return new LedgerView.TagLedger(
        tag.name(),
        tag.kind(),
        tag.points(),
        tag.nan(),
        tag.infinite(),
        positive,
        tag.infinite() - positive,
        tag.outOfOrder(),
        superseded,
        last == null ? null : last.wallTimeSeconds());
  }

  /** The row of a tag counts both signs together; few tags have any. */
  private static long positiveInfinite(StoreReader reader, StoredTag tag) {
    return reader.blocks(tag).stream()
        .mapToLong(block -> block.summary().value().positiveInfinite())
        .sum();
  }

  /** Values of other kinds than scalar are few enough to be looked at one by one. */
  private static long superseded(StoreReader reader, StoredTag tag, AttemptView newest) {
    if (tag.kind() == Kind.SCALAR) {
      Selection shown = new Selection(newest, Range.all(Axis.STEP));
      return tag.points() - Extent.of(reader, tag, reader.pyramid(tag), shown).count();
    }
    return reader.values(tag, 0, Integer.MAX_VALUE).stream()
        .filter(value -> !newest.shows(value.attempt(), value.superseded(), value.step()))
        .count();
  }
}
