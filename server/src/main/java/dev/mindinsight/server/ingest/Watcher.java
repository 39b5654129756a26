package dev.mindinsight.server.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that knows what lies below the log directories. The file system tells it of changes
 * (inotify); directories for which it cannot are looked at every {@link #POLL_MILLIS}; and all are
 * walked now and then, since network file systems tell nothing of what others write.
 */
final class Watcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Watcher.class);

  /** How often directories that tell nothing are looked at. */
  private static final long POLL_MILLIS = 250;

  /** How often everything is walked; at least, see {@link #RESCAN_SHARE}. */
  private static final long RESCAN_MILLIS = 2_000;

  /** Walking everything takes at most one part in so many of the time. */
  private static final long RESCAN_SHARE = 20;

  /** News that come so close together are looked at together. */
  private static final long COALESCE_MILLIS = 5;

  private final List<LogDirectory> roots;
  private final BiConsumer<RunDirectory, Listing> found;
  private final Predicate<RunDirectory> again;
  private final Runnable afterFirstWalk;
  private final boolean polling;
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final Map<Path, Watched> directories = new LinkedHashMap<>();

  /** The directories of which the file system tells; the others are polled. */
  private final Map<Path, WatchKey> keys = new HashMap<>();

  private final Set<String> saidEmpty = new HashSet<>();
  private final Thread thread = new Thread(this::work, "ingest-watcher");
  private final WatchService service;
  private volatile boolean closed;

  /** A directory that is known. */
  private static final class Watched {
    final RunDirectory directory;
    Listing listing = Listing.EMPTY;
    boolean isRun;

    /** Profiles of this run, by the directory of their session. */
    final Map<Path, List<FoundFile>> sessions = new TreeMap<>();

    Watched(RunDirectory directory) {
      this.directory = directory;
    }

    /** The listing with the profiles, which lie further below. */
    Listing whole() {
      List<FoundFile> companions = new ArrayList<>(listing.companions());
      sessions.forEach((session, files) ->
          files.forEach(
              file -> companions.add(Companions.below(directory.directory(), session, file))));
      return new Listing(
          listing.files(), listing.notes(), List.copyOf(companions), listing.isRun());
    }
  }

  Watcher(
      List<LogDirectory> roots,
      BiConsumer<RunDirectory, Listing> found,
      Predicate<RunDirectory> again,
      Runnable afterFirstWalk,
      boolean polling) {
    this.roots = roots;
    this.found = found;
    this.again = again;
    this.afterFirstWalk = afterFirstWalk;
    this.polling = polling;
    thread.setDaemon(true);
    try {
      service = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    thread.start();
  }

  List<String> faults() {
    return List.copyOf(faults.values());
  }

  private void work() {
    try {
      long pollAt = 0;
      long walkAt = 0;
      while (!closed) {
        if (System.nanoTime() - walkAt >= 0 || walkAt == 0) {
          long from = System.nanoTime();
          roots.forEach(this::walk);
          if (walkAt == 0) {
            afterFirstWalk.run();
          }
          long took = System.nanoTime() - from;
          walkAt = System.nanoTime() + Math.max(RESCAN_MILLIS * 1_000_000, took * RESCAN_SHARE);
        }
        if (System.nanoTime() - pollAt >= 0) {
          poll();
          pollAt = System.nanoTime() + POLL_MILLIS * 1_000_000;
        }
        awaitNews().forEach(this::changed);
        TimeUnit.MILLISECONDS.sleep(COALESCE_MILLIS);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      log.debug("The watcher ends", e);
    }
  }

  private void poll() {
    List.copyOf(directories.values()).stream()
        .filter(watched -> !keys.containsKey(watched.directory.directory()))
        .forEach(this::look);
  }

  /** Asks to be told of changes, before the directory is listed so that none is missed. */
  private void register(Path directory) {
    if (polling || keys.containsKey(directory)) {
      return;
    }
    try {
      keys.put(
          directory,
          directory.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE));
    } catch (IOException e) {
      log.debug("{} is polled: {}", directory, e.toString());
    }
  }

  /** The directories of which there is news, after at most {@link #POLL_MILLIS}. */
  private Set<Path> awaitNews() throws InterruptedException {
    Set<Path> changed = new LinkedHashSet<>();
    WatchKey key = service.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      if (key.watchable() instanceof Path directory) {
        changed.add(directory);
      }
      if (!key.reset()) {
        keys.values().remove(key);
      }
      key = service.poll();
    }
    return changed;
  }

  private void changed(Path directory) {
    Watched watched = directories.get(directory);
    if (watched != null) {
      look(watched);
    }
  }

  /** Looks at one directory, and at directories in it that are new. */
  private void look(Watched watched) {
    Scan scan = new Scan(watched.directory.root(), directories.keySet(), this::register);
    scan.directory(watched.directory.directory());
    take(scan, watched.directory.root());
  }

  private void walk(LogDirectory named) {
    LogDirectory root;
    try {
      root = new LogDirectory(named.label(), named.path().toRealPath());
    } catch (IOException e) {
      fault(named, "Missing log directory: %s is not there".formatted(named.path()));
      forget(named, Set.of());
      return;
    }
    Scan scan = new Scan(root, Set.of(), this::register);
    scan.tree(root.path());
    take(scan, root);
    forget(root, scan.listings().keySet());
    boolean unreadable = !scan.listings().containsKey(root.path());
    if (unreadable) {
      fault(named, "Unreadable log directory: %s".formatted(reason(scan, root)));
    } else if (faults.remove(named.label()) != null) {
      log.info("Log directory {} can be read now", named.path());
    }
    if (!unreadable && scan.listings().values().stream().noneMatch(Listing::isRun)) {
      empty(named);
    }
  }

  /** A walk that begins at a file ends there without a fault. */
  private static String reason(Scan scan, LogDirectory root) {
    return scan.failure().isEmpty()
        ? "got a file, want a directory: " + root.path()
        : scan.failure();
  }

  private void empty(LogDirectory named) {
    if (saidEmpty.add(named.label())) {
      log.info("Log directory {} holds no event file yet; it is watched", named.path());
    }
  }

  private void fault(LogDirectory named, String text) {
    if (!text.equals(faults.put(named.label(), text))) {
      log.warn("{}; it is looked for until it can be read", text);
    }
  }

  private void take(Scan scan, LogDirectory root) {
    scan.listings()
        .forEach((path, listing) -> {
          Path owner = Companions.owner(root.path(), path);
          if (owner != null) {
            watched(root, owner);
          }
          publish(watched(root, path), listing);
        });
  }

  private Watched watched(LogDirectory root, Path path) {
    return directories.computeIfAbsent(path, p -> new Watched(RunDirectory.of(root, p)));
  }

  private void publish(Watched watched, Listing listing) {
    boolean changed = !listing.equals(watched.listing);
    watched.isRun |= listing.isRun();
    watched.listing = listing;
    if (changed) {
      publishSession(watched);
    }
    if (watched.isRun && (changed || again.test(watched.directory))) {
      found.accept(watched.directory, watched.whole());
    } else if (changed) {
      listing.notes().forEach(note -> log.warn("{}: {}", watched.directory.directory(), note));
    }
  }

  /** Tells a run of the profiles of one of its sessions. */
  private void publishSession(Watched session) {
    RunDirectory directory = session.directory;
    Path path = Companions.owner(directory.root().path(), directory.directory());
    Watched owner = path == null ? null : directories.get(path);
    if (owner != null) {
      owner.sessions.put(directory.directory(), session.listing.companions());
      if (owner.isRun) {
        found.accept(owner.directory, owner.whole());
      }
    }
  }

  /** Directories of a root that are not there any more: their runs have no files now. */
  private void forget(LogDirectory root, Set<Path> there) {
    directories
        .values()
        .removeIf(watched -> {
          boolean gone =
              watched.directory.root().label().equals(root.label())
                  && !there.contains(watched.directory.directory());
          if (gone) {
            WatchKey key = keys.remove(watched.directory.directory());
            if (key != null) {
              key.cancel();
            }
            publish(watched, Listing.EMPTY);
            watched.sessions.clear();
          }
          return gone;
        });
  }

  @Override
  public void close() {
    closed = true;
    try {
      service.close();
      thread.join();
    } catch (IOException e) {
      log.warn("The watcher did not close in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
