package dev.mindinsight.server.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes what was read from files. Safe from any thread; the commits of one run must be submitted in
 * order, one thread at a time.
 */
public interface StoreWriter {

  /**
   * Hands over what was read. Commits submitted within {@link #GROUP_MILLIS_MAX} of each other go
   * into one transaction. Waits while more than {@link #PENDING_POINTS_MAX} points wait to be
   * written.
   *
   * @param commit all of it becomes visible at once, or nothing
   * @return completes with the commit's number once it is durable and its listeners were told;
   *     exceptionally only when the store was closed before. A failing database is tried again,
   *     with a line in the log, until it works or the store is closed
   */
  CompletableFuture<Long> submit(RunCommit commit);

  /**
   * What the store knows of a run, so that reading goes on where it ended.
   *
   * @param run which
   * @return empty if it was never committed
   * @throws StoreException if the database failed
   */
  Optional<ResumedRun> resume(RunId run);

  /**
   * All runs that were ever committed.
   *
   * @return in no particular order
   * @throws StoreException if the database failed
   */
  List<RunId> runs();

  /** Points wait at most so long for others to share their transaction, in milliseconds. */
  int GROUP_MILLIS_MAX = 20;

  /** Points that may wait in memory to be committed: 2 Mi of them take 48 MiB. */
  int PENDING_POINTS_MAX = 1 << 21;

  /** Blocks of so many points of one tag become chunks as they are; longer ones are cut. */
  int BLOCK_POINTS_MAX = Folder.CHUNK_POINTS_MAX;
}
