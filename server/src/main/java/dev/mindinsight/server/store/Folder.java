package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Folds the pending points of a tag into chunks. A chunk that is still small is taken up again and
 * grows, so that a tag with rare points does not end as many tiny chunks: as in a log-structured
 * merge tree, a point is rewritten a few times and then rests.
 */
final class Folder {

  /** So many pending points are folded at once. */
  static final int FOLD_POINTS = 1024;

  /**
   * The most points of a chunk: 32 KiB a column before compression, so that a reader at screen
   * width mostly needs only headers, and columns stay far below the database's 1 MiB.
   */
  static final int CHUNK_POINTS_MAX = 4096;

  private final JdbcTemplate jdbc;
  private final PyramidBuilder pyramids;
  private final List<Chunk> chunks = new ArrayList<>();

  Folder(JdbcTemplate jdbc, PyramidBuilder pyramids) {
    this.jdbc = jdbc;
    this.pyramids = pyramids;
  }

  /**
   * Folds all that is pending, in the transaction that is open. A tag is folded at most once before
   * {@link #write}.
   */
  void fold(TagMemory tag, long seq) {
    if (tag.pending.isEmpty()) {
      return;
    }
    List<Piece> pieces = new ArrayList<>(tag.pending);
    takeUpSmallChunk(tag.id, pieces);
    for (Piece piece : Piece.regroup(pieces, CHUNK_POINTS_MAX)) {
      chunks.add(new Chunk(tag.id, piece, seq));
    }
    tag.folded();
  }

  /** Writes the chunks of all tags that were folded. */
  void write() {
    if (!chunks.isEmpty()) {
      ChunkRows rows = ChunkRows.of(chunks);
      jdbc.batchUpdate("insert into chunk values (" + "?,".repeat(23) + "?)", rows.headers());
      jdbc.batchUpdate("insert into chunk_columns values (?, ?, ?, ?, ?)", rows.columns());
      for (Chunk chunk : chunks) {
        long from = chunk.piece.firstIndex();
        pyramids.folded(chunk.tagId, from, from + chunk.piece.count());
      }
    }
    forget();
  }

  /** Forgets what was not written, after a failure. */
  void forget() {
    chunks.clear();
  }

  /** How many points of a tag lie in chunks. */
  static long end(JdbcTemplate jdbc, long tagId) {
    return jdbc
        .query(
            "select first_index + n from chunk where tag = ?"
                + " order by first_index desc fetch first 1 row only",
            (rs, row) -> rs.getLong(1),
            tagId)
        .stream()
        .findFirst()
        .orElse(0L);
  }

  private void takeUpSmallChunk(long tagId, List<Piece> pieces) {
    Piece next = pieces.getFirst();
    if (next.firstIndex() == 0) {
      return;
    }
    Tip tip =
        jdbc.queryForObject(
            "select first_index, n, segment, dtype from chunk where tag = ?"
                + " order by first_index desc fetch first 1 row only",
            (rs, row) ->
                new Tip(rs.getLong(1), rs.getInt(2), rs.getInt(3), DType.valueOf(rs.getString(4))),
            tagId);
    if (tip == null
        || tip.count >= FOLD_POINTS
        || tip.segment != next.segment()
        || tip.dtype != next.dtype()) {
      return;
    }
    PointBlock points = Columns.load(jdbc, tagId, tip.firstIndex, tip.count);
    pieces.addFirst(new Piece(tip.firstIndex, tip.segment, tip.dtype, points));
    jdbc.update("delete from chunk where tag = ? and first_index = ?", tagId, tip.firstIndex);
    jdbc.update(
        "delete from chunk_columns where tag = ? and first_index = ?", tagId, tip.firstIndex);
  }

  /** The newest chunk of a tag. */
  private record Tip(long firstIndex, int count, int segment, DType dtype) {}

  /** Points that become a chunk. */
  record Chunk(long tagId, Piece piece, long seq) {}
}
