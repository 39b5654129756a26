package dev.mindinsight.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing thread: gathers commits for a few milliseconds, writes them together, tells those who
 * wait. Nothing ever interrupts it.
 *
 * <p>While the file cannot be written, as on a full disk, a group waits here and is tried again;
 * those behind it wait in the queue, and readers of logs wait for room. Nothing of it is lost, and
 * what turns out to have been written is not written twice.
 *
 * <p>After a failed commit of a run the following ones would leave a gap, so they fail as well
 * until the run is resumed.
 */
final class GroupCommitter {

  private static final Logger log = LoggerFactory.getLogger(GroupCommitter.class);

  /** How often idle tags are looked for. */
  private static final long MAINTENANCE_MILLIS = 1_000;

  /** A group with so many points is not kept waiting for more. */
  private static final int GROUP_POINTS_ENOUGH = 1 << 16;

  /** A group takes no more points: a transaction stays below a second. */
  private static final int GROUP_POINTS_MAX = 1 << 17;

  /** How soon a file is tried again that could not be written. */
  static final long RETRY_MILLIS = 1_000;

  /** What a commit without points weighs, so that memory is bounded in any case. */
  private static final int COMMIT_WEIGHT = 64;

  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(StoreWriter.PENDING_POINTS_MAX, true);
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final Set<RunId> failed = new HashSet<>();
  private final Reopening reopening;
  private final StoreFault fault;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::work, "store-writer");
  private Committer committer;
  private volatile long committedSeq;
  private boolean closed;

  /** Whether the database was opened again and nothing was written yet. */
  private boolean unsettled;

  /** Opens a database that has closed itself. */
  interface Reopening {

    /** Lets readers have what is in the file; closes what is of no use any more. */
    void readOnly(Committer broken) throws SQLException;

    /** Opens it for writing; readers wait until it turns out whether that works. */
    Committer writable() throws SQLException;

    /** Lets readers go on. */
    void readable() throws SQLException;
  }

  GroupCommitter(Committer committer, Reopening reopening, StoreFault fault) {
    this.committer = committer;
    this.reopening = reopening;
    this.fault = fault;
    this.committedSeq = committer.committedSeq();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long committedSeq() {
    return committedSeq;
  }

  /** To be closed, once this is. */
  Committer committer() {
    return committer;
  }

  CompletableFuture<Long> submit(RunCommit commit) {
    Submitted submitted = new Submitted(commit, weight(commit), new CompletableFuture<>());
    room.acquireUninterruptibly(submitted.weight);
    synchronized (queue) {
      if (!closed && !failed.contains(commit.run())) {
        queue.add(submitted);
        return submitted.done;
      }
    }
    room.release(submitted.weight);
    return CompletableFuture.failedFuture(
        new IllegalStateException(
            "Conflict: run %s takes no commits: the store is closed, or an earlier commit failed"
                .formatted(commit.run())));
  }

  /** Lets a run's commits in again after one failed. */
  void readmit(RunId run) {
    synchronized (queue) {
      failed.remove(run);
    }
  }

  Store.Subscription onCommit(LongConsumer listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Commits what is queued and ends the thread. */
  void close() {
    synchronized (queue) {
      closed = true;
      queue.add(End.END);
    }
    closing.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    long maintainAt = System.nanoTime();
    boolean open = true;
    while (open) {
      Job first = poll(committer.behind() ? 0 : MAINTENANCE_MILLIS);
      if (first instanceof Submitted submitted) {
        List<Submitted> group = new ArrayList<>();
        open = gather(submitted, group);
        commit(group);
      } else {
        open = first == null;
        tidy(Committer::build);
      }
      if (System.nanoTime() - maintainAt >= 0) {
        tidy(Committer::maintain);
        tidy(all -> all.forget(this::refuse));
        tidy(Committer::build);
        maintainAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAINTENANCE_MILLIS);
      }
    }
  }

  /** Whether the store is still open after these. */
  private boolean gather(Submitted first, List<Submitted> group) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(StoreWriter.GROUP_MILLIS_MAX);
    group.add(first);
    int weight = first.weight;
    while (weight < GROUP_POINTS_MAX) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      Job next = weight >= GROUP_POINTS_ENOUGH || left <= 0 ? queue.poll() : poll(left);
      switch (next) {
        case Submitted submitted -> {
          group.add(submitted);
          weight += submitted.weight;
        }
        case End end -> {
          return false;
        }
        case null -> {
          return true;
        }
      }
    }
    return true;
  }

  private @Nullable Job poll(long millis) {
    try {
      return queue.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Conflict: the store's writing thread was interrupted", e);
    }
  }

  private void commit(List<Submitted> group) {
    group.removeIf(this::refused);
    if (group.isEmpty()) {
      return;
    }
    try {
      committedSeq = commitAtLast(group.stream().map(Submitted::commit).toList());
      tell(group);
    } catch (RuntimeException e) {
      retry(group, e);
    }
  }

  /**
   * Commits a group, however long the file cannot be written.
   *
   * @throws RuntimeException if the database refuses what the group holds, or the store is closed
   */
  private long commitAtLast(List<RunCommit> group) {
    while (true) {
      try {
        long seq = committer.commit(group);
        settle();
        return seq;
      } catch (RuntimeException e) {
        if (committer.isOpen() || !reopened(e)) {
          settle();
          throw e;
        }
        if (committer.committedSeq() > committedSeq) {
          // Only what came after its last byte had failed.
          settle();
          return committer.committedSeq();
        }
      }
    }
  }

  /** Ends the time in which nobody knows whether the file can be written. */
  private void settle() {
    if (!unsettled) {
      return;
    }
    unsettled = false;
    try {
      reopening.readable();
      fault.written();
    } catch (SQLException | RuntimeException e) {
      log.error("Conflict: the store can be written and not read", e);
    }
  }

  /** Waits until the database is open again; false if the store is closed before. */
  private boolean reopened(RuntimeException cause) {
    fault.unwritable(cause);
    unsettled = false;
    while (true) {
      try {
        reopening.readOnly(committer);
      } catch (SQLException | RuntimeException e) {
        log.debug("The database cannot even be read", e);
      }
      if (isClosingWithin(RETRY_MILLIS)) {
        return false;
      }
      try {
        committer = reopening.writable();
        unsettled = true;
        return true;
      } catch (SQLException | RuntimeException e) {
        log.debug("The database cannot be written yet", e);
      }
    }
  }

  private boolean isClosingWithin(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Conflict: the store's writing thread was interrupted", e);
    }
  }

  /** Tries each run of a failed group alone, so that one run's fault is not another's. */
  private void retry(List<Submitted> group, RuntimeException cause) {
    Map<RunId, List<Submitted>> byRun =
        group.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.commit.run(), LinkedHashMap::new, Collectors.toList()));
    if (byRun.size() > 1) {
      byRun.values().forEach(this::commit);
    } else {
      fail(group, cause);
    }
  }

  private boolean refused(Submitted one) {
    synchronized (queue) {
      if (!failed.contains(one.commit.run())) {
        return false;
      }
    }
    room.release(one.weight);
    one.done.completeExceptionally(
        new IllegalStateException("Conflict: an earlier commit of the run failed"));
    return true;
  }

  private void tell(List<Submitted> group) {
    for (LongConsumer listener : listeners) {
      try {
        listener.accept(committedSeq);
      } catch (RuntimeException e) {
        log.error("A listener for commits failed", e);
      }
    }
    group.forEach(one -> room.release(one.weight));
    group.forEach(one -> one.done.complete(committedSeq));
  }

  private void fail(List<Submitted> group, RuntimeException cause) {
    log.error(
        "Conflict: the newest records of run {} were not stored",
        group.getFirst().commit.run(),
        cause);
    synchronized (queue) {
      group.forEach(one -> failed.add(one.commit.run()));
    }
    group.forEach(one -> room.release(one.weight));
    group.forEach(one -> one.done.completeExceptionally(cause));
  }

  private void refuse(RunId run) {
    log.info("Run {} was deleted from the store: its files have been gone for long", run);
    synchronized (queue) {
      failed.add(run);
    }
  }

  private void tidy(Consumer<Committer> work) {
    boolean again = true;
    while (again) {
      try {
        work.accept(committer);
        again = false;
      } catch (RuntimeException e) {
        again = !committer.isOpen();
        if (again) {
          again = reopened(e);
        } else {
          log.error("Conflict: the store could not be tidied; it will be tried again", e);
        }
      }
    }
    settle();
  }

  private static int weight(RunCommit commit) {
    int points = commit.points().stream().mapToInt(batch -> batch.points().count()).sum();
    return Math.min(
        StoreWriter.PENDING_POINTS_MAX, points + commit.values().size() + COMMIT_WEIGHT);
  }

  private sealed interface Job {}

  private record Submitted(RunCommit commit, int weight, CompletableFuture<Long> done)
      implements Job {}

  private enum End implements Job {
    END
  }
}
