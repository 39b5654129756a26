package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.server.store.CorruptSpan;
import dev.mindinsight.server.store.FileFacts;
import dev.mindinsight.server.store.FileState;
import dev.mindinsight.server.store.ResumedRun;
import dev.mindinsight.server.store.RunCommit;
import dev.mindinsight.server.store.RunFacts;
import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.Segment;
import dev.mindinsight.server.store.StoreWriter;
import dev.mindinsight.summary.reader.EventFileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one run, a slice at a time. {@link #step} is called by one decoder at a time; the rest is
 * safe from any thread.
 *
 * <p>After a failed commit everything in memory may be ahead of the store: it is thrown away and
 * read back, once no commit of the run is under way.
 */
final class RunReader {

  private static final Logger log = LoggerFactory.getLogger(RunReader.class);

  /** What is read at a time: some 20,000 scalars, a few milliseconds. */
  private static final long SLICE_BYTES = 1 << 20;

  /**
   * So many slices of a backlog are read before it is submitted: the tags of most runs fill whole
   * chunks then, and some 600,000 scalars take 15 MB. Slices and not bytes, since a search for the
   * end of damage passes none.
   */
  private static final int BACKLOG_SLICES = 32;

  /** Damage of a run that is logged; all of it is in its ledger. */
  private static final int CORRUPT_LOGGED_MAX = 20;

  /** Readers that stay open between slices; each holds a window of up to 1 MiB. */
  private static final int OPEN_READERS_MAX = 64;

  final RunDirectory directory;

  /** Where in the queue of decoders this run is. */
  final AtomicReference<Decoders.Turn> turn = new AtomicReference<>(Decoders.Turn.IDLE);

  private final StoreWriter store;
  private final Predicate<RunDirectory> isRun;
  private final Consumer<RunReader> wake;
  private final Clock clock;
  private final long startMillis;
  private final AtomicReference<@Nullable Listing> news = new AtomicReference<>();
  private int corruptLogged;
  private final Set<Integer> loggedWithoutRecord = new HashSet<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<Integer, FileFacts> submittedFiles = new HashMap<>();
  private final Map<Integer, FileSink> sinks = new HashMap<>();
  private @Nullable RunFacts submittedFacts;
  private @Nullable List<FoundFile> companionsFound;
  private @Nullable List<CompanionFile> companions;
  private @Nullable List<CompanionFile> newCompanions;
  private @Nullable RunState state;

  /** Whether neither the store nor the directory has ever had anything of the run. */
  private boolean nothing;

  private Listing known = Listing.EMPTY;
  private volatile boolean failed;
  private volatile boolean behind = true;
  private volatile boolean unreadable;

  RunReader(
      RunDirectory directory,
      StoreWriter store,
      Predicate<RunDirectory> isRun,
      Consumer<RunReader> wake,
      Clock clock) {
    this.directory = directory;
    this.store = store;
    this.isRun = isRun;
    this.wake = wake;
    this.clock = clock;
    this.startMillis = clock.millis();
  }

  /** Takes the newest listing of the directory. */
  void found(Listing listing) {
    news.set(listing);
    wake.accept(this);
  }

  /** Whether something could not be read and is to be looked at again, even if nothing changed. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** Whether much is unread: such runs wait for those that are live. */
  boolean isBehind() {
    return behind;
  }

  /**
   * Reads one slice; of a backlog as many as a submission takes, unless another run is live.
   *
   * @param isAnotherLive whether a run waits whose points are looked at as they come
   * @return whether there is more to read
   */
  boolean step(BooleanSupplier isAnotherLive) {
    if (failed && !recovered()) {
      return false;
    }
    RunState run = state();
    Listing listing = news.getAndSet(null);
    if (listing != null) {
      known = listing;
      unreadable = false;
      listing.notes().forEach(run::note);
      reconcile(run);
      lookAtCompanions(run);
    }
    boolean backlog = read(run, isAnotherLive);
    submit(run, backlog);
    closeSome(run);
    behind = nextDirty(run) != null;
    return behind;
  }

  /** Whether a part of what was read was there before anybody watched. */
  private boolean read(RunState run, BooleanSupplier isAnotherLive) {
    boolean backlog = false;
    TrackedFile next = nextDirty(run);
    for (int slices = 0; next != null && slices < BACKLOG_SLICES; slices++) {
      backlog |= !next.caughtUp;
      slice(run, next);
      next = nextDirty(run);
      if (!backlog || isAnotherLive.getAsBoolean()) {
        break;
      }
    }
    return backlog;
  }

  private void closeSome(RunState run) {
    for (TrackedFile file : run.files) {
      if (TrackedFile.openReaders() <= OPEN_READERS_MAX) {
        return;
      }
      if (!file.dirty) {
        close(file);
      }
    }
  }

  private boolean recovered() {
    if (underWay.get() > 0) {
      return false;
    }
    close();
    state = null;
    submittedFacts = null;
    companionsFound = null;
    companions = null;
    submittedFiles.clear();
    news.compareAndSet(null, known);
    failed = false;
    return true;
  }

  private RunState state() {
    RunState run = state;
    if (run == null) {
      Optional<ResumedRun> resumed = store.resume(directory.id());
      run =
          resumed
              .map(known -> RunState.of(directory, known))
              .orElseGet(() -> new RunState(directory, RunGrowth.NEVER));
      nothing = resumed.isEmpty();
      state = run;
    }
    return run;
  }

  private void reconcile(RunState run) {
    try {
      new Reconciler(directory, run).reconcile(known.files());
    } catch (IOException e) {
      unreadable = true;
      run.note("The files of the run cannot be read: " + e);
    }
  }

  /** They are small, and few change: all are read when one does. */
  private void lookAtCompanions(RunState run) {
    if (known.companions().equals(companionsFound)) {
      return;
    }
    try {
      List<CompanionFile> read = Companions.read(directory.directory(), known.companions());
      companionsFound = known.companions();
      if (!read.equals(companions)) {
        companions = read;
        newCompanions = read;
        read.stream()
            .filter(file -> !file.isUnderstood())
            .forEach(file -> log.warn("{}: {}", directory.directory(), file.about()));
      }
    } catch (IOException e) {
      unreadable = true;
      run.note("A file beside the run's event files cannot be read: " + e);
    }
  }

  private static @Nullable TrackedFile nextDirty(RunState run) {
    for (TrackedFile file : run.files) {
      if (file.dirty && file.isPresent()) {
        return file;
      }
    }
    return null;
  }

  private void slice(RunState run, TrackedFile file) {
    boolean caughtUp = file.caughtUp;
    long recordsBefore = file.records;
    try {
      EventFileReader reader = open(run, file);
      file.read(reader, sink(run, file), SLICE_BYTES);
    } catch (IOException e) {
      file.dirty = false;
      unreadable = true;
      close(file);
      run.note("%s cannot be read: %s".formatted(file.name, e));
      return;
    }
    if (file.records > recordsBefore) {
      if (caughtUp || file.writtenMillis() >= startMillis) {
        run.growth.grew(clock.millis());
      } else {
        run.growth.found(file.writtenMillis());
      }
    } else if (run.files.stream().allMatch(other -> other.records == 0)) {
      // A run of which nothing was written yet is as old as its files.
      run.growth.found(file.writtenMillis());
    }
  }

  private EventFileReader open(RunState run, TrackedFile file) throws IOException {
    EventFileReader reader = file.reader();
    if (reader == null) {
      Path path = directory.directory().resolve(file.name);
      reader = EventFileReader.open(path, file.offset, run.known(file));
      file.opened(reader);
      sinks.put(file.number, new FileSink(run, file));
    }
    return reader;
  }

  private FileSink sink(RunState run, TrackedFile file) {
    return sinks.computeIfAbsent(file.number, number -> new FileSink(run, file));
  }

  private void submit(RunState run, boolean backlog) {
    List<RunCommit.TagPoints> points = new ArrayList<>();
    List<RunCommit.TagValue> values = new ArrayList<>();
    List<CorruptSpan> corrupt = new ArrayList<>();
    for (FileSink sink : sinks.values()) {
      points.addAll(sink.takePoints());
      values.addAll(sink.takeValues());
      corrupt.addAll(sink.takeCorrupt());
    }
    log(corrupt);
    List<Segment> segments = run.takeSegments();
    List<String> notes = run.takeNotes();
    notes.forEach(note -> log.warn("{}: {}", directory.directory(), note));
    List<FileFacts> files = changedFiles(run);
    RunDirectory parent = directory.parent();
    RunFacts facts = run.facts(parent != null && isRun.test(parent));
    List<CompanionFile> beside = newCompanions;
    newCompanions = null;
    nothing &= known.equals(Listing.EMPTY);
    if (nothing) {
      // The store let go of it, for good unless files come back.
      return;
    }
    boolean unchanged = files.isEmpty() && segments.isEmpty() && notes.isEmpty() && beside == null;
    if (unchanged && facts.equals(submittedFacts)) {
      return;
    }
    submittedFacts = facts;
    underWay.incrementAndGet();
    RunCommit commit =
        new RunCommit(
            directory.id(),
            facts,
            files,
            segments,
            points,
            values,
            corrupt,
            notes,
            backlog,
            beside);
    var _ = store.submit(commit).whenComplete((seq, failure) -> done(failure));
  }

  private void log(List<CorruptSpan> corrupt) {
    for (CorruptSpan span : corrupt) {
      if (corruptLogged++ < CORRUPT_LOGGED_MAX) {
        log.warn(
            "{}: {} bytes at {} of {} in {} were skipped",
            span.reason(),
            span.bytes(),
            span.offset(),
            span.file(),
            directory.directory());
      }
    }
  }

  private void done(@Nullable Throwable failure) {
    if (failure != null) {
      failed = true;
      // The watcher's next walk wakes the run: a store that refuses is not asked at full speed.
      unreadable = true;
    }
    underWay.decrementAndGet();
  }

  private List<FileFacts> changedFiles(RunState run) {
    List<FileFacts> changed = new ArrayList<>();
    for (TrackedFile file : run.files) {
      FileFacts facts = file.facts();
      if (!facts.equals(submittedFiles.put(file.number, facts))) {
        changed.add(facts);
      }
      if (file.caughtUp) {
        logWithoutRecord(facts);
      }
      if (!file.isPresent()) {
        close(file);
      }
    }
    return changed;
  }

  /** Said of each file once; the ledger says it as long as it is so. */
  private void logWithoutRecord(FileFacts file) {
    if (file.state() == FileState.PRESENT
        && file.records() == 0
        && loggedWithoutRecord.add(file.number())) {
      CorruptSpan damage = file.pending();
      log.warn(
          "{}: {} in {}, of {} bytes, holds no record that can be read",
          damage == null ? "Truncated" : damage.reason(),
          file.path(),
          directory.directory(),
          file.sizeBytes());
    }
  }

  private void close(TrackedFile file) {
    file.closeReader();
    sinks.remove(file.number);
  }

  /** Closes the files; called when no decoder works on the run. */
  void close() {
    RunState run = state;
    if (run != null) {
      run.files.forEach(this::close);
    }
  }
}
