package dev.mindinsight.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Writes groups of commits, each group in one transaction. Used by the writing thread only. */
final class Committer {

  /** A tag that brought nothing for so long is folded. */
  private static final long IDLE_MILLIS = 10_000;

  /** Beyond so many points that wait to be folded (48 MiB), all are. */
  private static final long UNFOLDED_POINTS_MAX = 1 << 21;

  /** Idle tags are folded so many at a time, so that points that come meanwhile wait little. */
  private static final int IDLE_TAGS_AT_ONCE = 2_000;

  private final Connection connection;
  private final JdbcTemplate jdbc;
  private final WriterMemory memory;
  private final PyramidBuilder pyramids;
  private final Folder folder;
  private final TailRetention retention;
  private final Forgetting forgetting;
  private final Clock clock;
  private long committedSeq;

  /** Whether the database is still open to it. */
  private boolean open = true;

  /**
   * Writes through a connection.
   *
   * @param forgetAfter runs whose files have been gone for so long are deleted; null for none
   */
  Committer(Connection connection, PyramidShape shape, Clock clock, @Nullable Duration forgetAfter)
      throws SQLException {
    connection.setAutoCommit(false);
    this.connection = connection;
    this.clock = clock;
    this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    this.memory = new WriterMemory(jdbc);
    this.pyramids = new PyramidBuilder(jdbc, shape);
    this.folder = new Folder(jdbc, pyramids);
    this.retention = new TailRetention(jdbc);
    this.forgetting = new Forgetting(jdbc, memory, forgetAfter);
    reload();
  }

  long committedSeq() {
    return committedSeq;
  }

  /**
   * Commits a group.
   *
   * @return the commit's number
   * @throws RuntimeException if the database failed; nothing of the group is there then
   */
  long commit(List<RunCommit> group) {
    long seq = committedSeq + 1;
    long now = clock.millis();
    RowBatches rows = new RowBatches(jdbc);
    CommitTransaction transaction = new CommitTransaction(memory, folder, rows, seq, now);
    transact(() -> {
      byRun(group).values().forEach(transaction::apply);
      transaction.write();
      jdbc.update("update meta set text = ? where name = 'commit_seq'", Long.toString(seq));
    });
    transaction.committed();
    retention.add(seq, now, rows.tailBytes);
    committedSeq = seq;
    return seq;
  }

  private static Map<RunId, List<RunCommit>> byRun(List<RunCommit> group) {
    return group.stream()
        .collect(Collectors.groupingBy(RunCommit::run, LinkedHashMap::new, Collectors.toList()));
  }

  /** Folds what has been idle, and lets go of old tails. */
  void maintain() {
    long now = clock.millis();
    boolean crowded = memory.pendingPoints() > UNFOLDED_POINTS_MAX;
    transact(() -> {
      memory.loadUnfolded();
      foldIdle(crowded ? now : now - IDLE_MILLIS);
      folder.write();
      retention.expire(now);
    });
  }

  /**
   * Deletes a run whose files have been gone for long, and a part of what was deleted before.
   *
   * @param refuse is told, before anything else is committed, of the run of which nothing is left:
   *     who reads it has to begin anew
   */
  void forget(Consumer<RunId> refuse) {
    List<RunId> forgotten = new ArrayList<>();
    transact(() -> {
      forgetting.run(clock.millis()).ifPresent(forgotten::add);
      forgetting.tags();
    });
    forgotten.forEach(refuse);
  }

  /** Whether {@link #build} has work. */
  boolean behind() {
    return pyramids.behind();
  }

  /** Builds a few pages of the pyramids. */
  void build() {
    if (behind()) {
      transact(pyramids::build);
    }
  }

  private void foldIdle(long before) {
    int folded = 0;
    for (RunMemory run : memory.runs.values()) {
      int ofRun = fold(run, before);
      if (ofRun > 0) {
        updateTailFrom(run);
      }
      folded += ofRun;
      if (folded >= IDLE_TAGS_AT_ONCE) {
        return;
      }
    }
  }

  /** How many tags of a run were folded. */
  private int fold(RunMemory run, long before) {
    int folded = 0;
    boolean all = true;
    for (TagMemory tag : run.tags.values()) {
      if (!tag.pending.isEmpty() && tag.grownMillis <= before) {
        folder.fold(tag, committedSeq);
        folded++;
      }
      all &= tag.pending.isEmpty();
    }
    if (all) {
      run.tailRows = 0;
    }
    return folded;
  }

  private void updateTailFrom(RunMemory run) {
    jdbc.update("update run set tail_from = ? where rid = ?", run.tailFrom(), run.rid);
  }

  /** Runs work in a transaction; if it fails, forgets what memory holds and reads it again. */
  private void transact(Runnable work) {
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e instanceof RuntimeException unchecked
          ? unchecked
          : new StoreException("Conflict: the database did not commit: " + e.getMessage(), e);
    }
  }

  private void rollBack(Exception cause) {
    try {
      connection.rollback();
      folder.forget();
      reload();
    } catch (SQLException | RuntimeException e) {
      cause.addSuppressed(e);
      open = false;
    }
  }

  /** False once the database has closed itself: nothing that is asked of this will work then. */
  boolean isOpen() {
    return open;
  }

  private void reload() {
    memory.load();
    retention.load();
    committedSeq = Numbers.meta(jdbc, "commit_seq");
  }

  /** Closes the connection. */
  void close() throws SQLException {
    connection.close();
  }
}
