package dev.mindinsight.server.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<Long, TagMemory> byId = new HashMap<>();
    run.tags.values().forEach(tag -> byId.put(tag.id, tag));
    fillSegments(run.rid, byId);
    fillPending(run, byId);
  }

  private void fillSegments(int rid, Map<Long, TagMemory> byId) {
    jdbc.query(
        "select s.tag, s.segment from tag_segment s join tag t on t.id = s.tag where t.rid = ?",
        rs -> {
          tag(byId, rs.getLong(1)).segments.add(rs.getInt(2));
        },
        rid);
    jdbc.query(
        "select c.tag, c.segment, max(c.step_max) from chunk c join tag t on t.id = c.tag"
            + " where t.rid = ? group by c.tag, c.segment",
        rs -> {
          tag(byId, rs.getLong(1)).stepMax.put(rs.getInt(2), rs.getLong(3));
        },
        rid);
  }

  private static TagMemory tag(Map<Long, TagMemory> byId, long id) {
    TagMemory tag = byId.get(id);
    if (tag == null) {
      throw new IllegalStateException("Malformed store: tag %d is not there".formatted(id));
    }
    return tag;
  }

  /** Points that are in the tail only. */
  private void fillPending(RunMemory run, Map<Long, TagMemory> byId) {
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
    Map<Long, Long> folded = new HashMap<>();
    jdbc.query(
        "select c.tag, max(c.first_index + c.n) from chunk c join tag t on t.id = c.tag"
            + " where t.rid = ? group by c.tag",
        rs -> {
          folded.put(rs.getLong(1), rs.getLong(2));
        },
        run.rid);
    rows.forEach(row -> hold(row, byId, folded));
  }

  private static void hold(TailRow row, Map<Long, TagMemory> byId, Map<Long, Long> folded) {
    for (TailEntry entry : TailEntry.decode(row.bytes)) {
      if (entry.firstIndex() >= folded.getOrDefault(entry.tagId(), 0L)) {
        TagMemory tag = tag(byId, entry.tagId());
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
