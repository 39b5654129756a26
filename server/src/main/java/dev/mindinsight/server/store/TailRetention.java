package dev.mindinsight.server.store;

import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the tail for a while after folding, so that live streams can resume, and no longer. */
final class TailRetention {

  /** A laptop that slept through a coffee break resumes; one that slept the night starts anew. */
  static final long RETENTION_MILLIS = 10 * 60_000;

  /** The most bytes of tail that are kept: resuming over more costs as much as starting anew. */
  static final long RETENTION_BYTES_MAX = 64L << 20;

  private final JdbcTemplate jdbc;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private long keptBytes;

  TailRetention(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads what is kept. */
  void load() {
    kept.clear();
    keptBytes = 0;
    jdbc.query(
        "select commit_seq, max(committed_at), sum(size) from tail"
            + " group by commit_seq order by commit_seq",
        rs -> {
          add(rs.getLong(1), rs.getLong(2), rs.getLong(3));
        });
  }

  /** Notes a commit's rows. */
  void add(long seq, long nowMillis, long bytes) {
    kept.add(new Kept(seq, nowMillis, bytes));
    keptBytes += bytes;
  }

  /**
   * Deletes the rows that are past retention, in the transaction that is open. Rows whose points
   * are not folded stay, but no stream resumes from them.
   */
  void expire(long nowMillis) {
    long past = -1;
    Kept oldest = kept.peek();
    while (oldest != null
        && (keptBytes > RETENTION_BYTES_MAX || oldest.millis < nowMillis - RETENTION_MILLIS)) {
      past = oldest.seq;
      keptBytes -= oldest.bytes;
      kept.remove();
      oldest = kept.peek();
    }
    if (past >= 0) {
      jdbc.update(
          "delete from tail t where t.commit_seq <= ?"
              + " and t.commit_seq < (select r.tail_from from run r where r.rid = t.rid)",
          past);
      jdbc.update("update meta set text = ? where name = 'expired_seq'", Long.toString(past));
    }
  }

  private record Kept(long seq, long millis, long bytes) {}
}
