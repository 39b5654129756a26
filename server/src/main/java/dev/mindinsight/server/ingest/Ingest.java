package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.RunFacts;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoreWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Reads the runs below the log directories into the store, from where an earlier process ended, for
 * as long as it is open.
 */
public final class Ingest implements AutoCloseable {

  private final Map<Path, RunReader> runs = new ConcurrentHashMap<>();
  private final Decoders decoders = new Decoders();
  private final StoreWriter store;
  private final Clock clock;
  private final List<LogDirectory> directories;
  private final Watcher watcher;

  private Ingest(StoreWriter store, List<LogDirectory> directories, Clock clock, boolean polling) {
    this.store = store;
    this.clock = clock;
    this.directories = directories;
    this.watcher =
        new Watcher(directories, this::found, this::isUnreadable, this::findGone, polling);
  }

  /**
   * Starts reading.
   *
   * @param store takes what is read; must stay open longer than this
   * @param directories with labels of their own; one that is not there is looked for until it is
   * @return reads until it is closed
   */
  public static Ingest start(StoreWriter store, List<LogDirectory> directories) {
    return start(store, directories, false);
  }

  /**
   * Starts reading, perhaps without asking the file system for news.
   *
   * @param polling whether to look at directories again and again in any case
   */
  static Ingest start(StoreWriter store, List<LogDirectory> directories, boolean polling) {
    Ingest ingest = new Ingest(store, directories, Clock.systemUTC(), polling);
    ingest.decoders.start();
    ingest.watcher.start();
    return ingest;
  }

  /**
   * What keeps log directories from being read, as sentences.
   *
   * @return empty while all is well
   */
  public List<String> faults() {
    return watcher.faults();
  }

  private void found(RunDirectory directory, Listing listing) {
    RunReader run = runs.get(directory.directory());
    boolean isNew = run == null;
    if (run == null) {
      run = new RunReader(directory, store, this::isRun, decoders::wake, clock);
      runs.put(directory.directory(), run);
    }
    run.found(listing);
    if (isNew) {
      wakeChildren(directory);
    }
  }

  /** A run that was found before the one above it may be bookkeeping of that one. */
  private void wakeChildren(RunDirectory directory) {
    for (RunReader run : runs.values()) {
      if (directory.directory().equals(run.directory.directory().getParent())) {
        decoders.wake(run);
      }
    }
  }

  private boolean isRun(RunDirectory directory) {
    return runs.containsKey(directory.directory());
  }

  /** Runs that the store knows and whose directories went away while nobody looked. */
  private void findGone() {
    Set<RunId> there =
        runs.values().stream().map(run -> run.directory.id()).collect(Collectors.toSet());
    for (RunId id : store.runs()) {
      if (!there.contains(id)) {
        store.resume(id).ifPresent(run -> gone(run.facts()));
      }
    }
  }

  private void gone(RunFacts facts) {
    for (LogDirectory root : directories) {
      if (root.label().equals(facts.label())) {
        Path directory = root.path().toAbsolutePath().resolve(facts.path()).normalize();
        found(new RunDirectory(root, directory, facts.path()), Listing.EMPTY);
      }
    }
  }

  /** Whether a run could not be read, so that it is tried again. */
  private boolean isUnreadable(RunDirectory directory) {
    RunReader run = runs.get(directory.directory());
    return run != null && run.isUnreadable();
  }

  /** Stops reading. What was submitted is committed by the store. */
  @Override
  public void close() {
    watcher.close();
    decoders.close();
    runs.values().forEach(RunReader::close);
  }
}
