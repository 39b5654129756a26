package dev.mindinsight.server.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes runs whose files have been gone for long, if that is wanted: first all that shows them,
 * then their tags, a few at a time, so that no commit waits for long. Used by the writing thread
 * only, in the transaction that is open.
 *
 * <p>A tag's number is never given again: what readers keep of it in memory would be taken for that
 * of another tag.
 */
final class Forgetting {

  /** So many tags are deleted at a time: some tens of milliseconds for tags of 100 chunks. */
  private static final int TAGS_AT_ONCE = 100;

  private static final String TAGS_FROM = "tags_from";

  private final JdbcTemplate jdbc;
  private final WriterMemory memory;
  private final @Nullable Duration after;

  Forgetting(JdbcTemplate jdbc, WriterMemory memory, @Nullable Duration after) {
    this.jdbc = jdbc;
    this.memory = memory;
    this.after = after;
  }

  /** A number from which on tags may be numbered, whatever was deleted. */
  static long tagsFrom(JdbcTemplate jdbc) {
    return Numbers.one(
        jdbc, "select coalesce(max(cast(text as bigint)), 1) from meta where name = ?", TAGS_FROM);
  }

  /**
   * Deletes a run that is due.
   *
   * @return which; empty if none is
   */
  Optional<RunId> run(long nowMillis) {
    if (after == null) {
      return Optional.empty();
    }
    List<Due> due =
        jdbc.query(
            "select rid, id from run where gone_at > 0 and gone_at <= ? fetch first 1 row only",
            (rs, row) -> new Due(rs.getInt(1), new RunId(rs.getString(2))),
            nowMillis - after.toMillis());
    due.forEach(this::delete);
    return due.stream().map(Due::id).findFirst();
  }

  private void delete(Due run) {
    jdbc.update("insert into forgotten values (?)", run.rid);
    for (String table : List.of("run", "file", "segment", "corrupt", "note", "companion", "tail")) {
      jdbc.update("delete from " + table + " where rid = ?", run.rid);
    }
    jdbc.update(
        "merge into meta (name, text) key (name) values (?, ?)",
        TAGS_FROM,
        Long.toString(memory.nextTagId()));
    memory.runs.remove(run.id);
  }

  /** Deletes some tags of the runs that were deleted; whether there were any. */
  boolean tags() {
    List<Integer> runs =
        jdbc.query("select rid from forgotten fetch first 1 row only", (rs, row) -> rs.getInt(1));
    if (runs.isEmpty()) {
      return false;
    }
    List<Object[]> tags =
        jdbc.query(
            "select id from tag where rid = ? fetch first ? rows only",
            (rs, row) -> new Object[] {rs.getLong(1)},
            runs.getFirst(),
            TAGS_AT_ONCE);
    for (String table : List.of("chunk", "chunk_columns", "pyramid", "blob_ref", "tag_segment")) {
      jdbc.batchUpdate("delete from " + table + " where tag = ?", tags);
    }
    jdbc.batchUpdate("delete from tag where id = ?", tags);
    if (tags.size() < TAGS_AT_ONCE) {
      jdbc.update("delete from forgotten where rid = ?", runs.getFirst());
    }
    return true;
  }

  private record Due(int rid, RunId id) {}
}
