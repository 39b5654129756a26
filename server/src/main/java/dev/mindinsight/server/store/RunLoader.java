package dev.mindinsight.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads a run back from the database: what the writing thread keeps of it. */
final class RunLoader {

  private final JdbcTemplate jdbc;

  RunLoader(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Optional<RunMemory> load(RunId id) {
    List<RunMemory> found =
        jdbc.query("select * from run where id = ?", (rs, n) -> Rows.runMemory(rs), id.value());
    found.forEach(this::fill);
    return found.stream().findFirst();
  }

  private void fill(RunMemory run) {
    run.stored = true;
    jdbc.query("select * from file where rid = ?", Rows::fileFacts, run.rid)
        .forEach(file -> run.files.put(file.number(), file));
    run.storedFiles.addAll(run.files.keySet());
    jdbc.query("select * from segment where rid = ?", Rows::segmentMemory, run.rid)
        .forEach(segment -> run.segments.put(segment.facts.number(), segment));
    jdbc.query("select * from tag where rid = ? order by id", Rows::tagMemory, run.rid)
        .forEach(tag -> run.tags.put(new RunMemory.TagName(tag.spec.name(), tag.spec.kind()), tag));
    run.notes.addAll(
        jdbc.query("select text from note where rid = ?", (rs, row) -> rs.getString(1), run.rid));
    run.corrupt = (int) Numbers.one(jdbc, "select count(*) from corrupt where rid = ?", run.rid);
    run.tags.values().forEach(this::fillSegments);
    fillPending(run);
  }

  private void fillSegments(TagMemory tag) {
    tag.segments.addAll(
        Numbers.column(jdbc, "select segment from tag_segment where tag = ?", tag.id));
    jdbc.query(
        "select segment, max(step_max) from chunk where tag = ? group by segment",
        rs -> {
          tag.stepMax.put(rs.getInt(1), rs.getLong(2));
        },
        tag.id);
  }

  /** Points that are in the tail only. */
  private void fillPending(RunMemory run) {
    List<TailRow> rows = new ArrayList<>();
    jdbc.query(
        "select t.commit_seq, t.bytes from tail t join run r on r.rid = t.rid"
            + " where t.rid = ? and t.commit_seq >= r.tail_from order by t.commit_seq, t.part",
        rs -> {
          rows.add(new TailRow(rs.getLong(1), rs.getBytes(2)));
        },
        run.rid);
    if (rows.isEmpty()) {
      return;
    }
    run.tailRows = rows.size();
    for (TagMemory tag : run.tags.values()) {
      long folded =
          Numbers.one(
              jdbc, "select coalesce(max(first_index + n), 0) from chunk where tag = ?", tag.id);
      rows.forEach(row -> hold(tag, row, folded));
    }
  }

  private static void hold(TagMemory tag, TailRow row, long folded) {
    for (TailEntry entry : TailEntry.decode(row.bytes)) {
      if (entry.tagId() == tag.id && entry.firstIndex() >= folded) {
        Piece piece = entry.piece();
        tag.hold(piece, row.seq, 0);
        for (long step : piece.points().steps()) {
          tag.stepMax.merge(piece.segment(), step, Math::max);
        }
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Nobody compares rows.
  private record TailRow(long seq, byte[] bytes) {}
}
