package dev.mindinsight.server.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing thread: gathers commits for a few milliseconds, writes them together, tells those who
 * wait. Nothing ever interrupts it.
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

  /** What a commit without points weighs, so that memory is bounded in any case. */
  private static final int COMMIT_WEIGHT = 64;

  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(StoreWriter.PENDING_POINTS_MAX, true);
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final Set<RunId> failed = new HashSet<>();
  private final Committer committer;
  private final Thread thread = new Thread(this::work, "store-writer");
  private volatile long committedSeq;
  private boolean closed;

  GroupCommitter(Committer committer) {
    this.committer = committer;
    this.committedSeq = committer.committedSeq();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  long committedSeq() {
    return committedSeq;
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
        tidy(committer::build);
      }
      if (System.nanoTime() - maintainAt >= 0) {
        tidy(committer::maintain);
        tidy(committer::build);
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
      committedSeq = committer.commit(group.stream().map(Submitted::commit).toList());
      tell(group);
    } catch (RuntimeException e) {
      retry(group, e);
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

  private static void tidy(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.error("Conflict: the store could not be tidied; it will be tried again", e);
    }
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
