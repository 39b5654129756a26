package dev.mindinsight.server.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the columns of a chunk. */
final class Columns {

  private Columns() {}

  /** The points of the chunk that begins at an index, which has {@code n} of them. */
  static PointBlock load(JdbcTemplate jdbc, long tagId, long firstIndex, int n) {
    PointBlock points =
        jdbc.queryForObject(
            "select steps, walls, bits from chunk_columns where tag = ? and first_index = ?",
            (rs, row) ->
                new PointBlock(
                    ColumnDecoder.steps(rs.getBytes(1), n),
                    ColumnDecoder.walls(rs.getBytes(2), n),
                    ColumnDecoder.bits(rs.getBytes(3), n)),
            tagId,
            firstIndex);
    if (points == null) {
      throw new IllegalStateException(
          "Malformed store: chunk %d of tag %d has no columns".formatted(firstIndex, tagId));
    }
    return points;
  }
}
