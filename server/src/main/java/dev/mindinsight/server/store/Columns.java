package dev.mindinsight.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the columns of a chunk. */
final class Columns {

  private Columns() {}

  /** The points of the chunk that begins at an index, which has {@code n} of them. */
  static PointBlock load(JdbcTemplate jdbc, long tagId, long firstIndex, int n) {
    return one(
        jdbc,
        "steps, walls, bits",
        tagId,
        firstIndex,
        rs ->
            new PointBlock(
                ColumnDecoder.steps(rs.getBytes(1), n),
                ColumnDecoder.walls(rs.getBytes(2), n),
                ColumnDecoder.bits(rs.getBytes(3), n)));
  }

  /** The values alone. */
  static long[] bits(JdbcTemplate jdbc, long tagId, long firstIndex, int n) {
    return one(jdbc, "bits", tagId, firstIndex, rs -> ColumnDecoder.bits(rs.getBytes(1), n));
  }

  private static <T> T one(
      JdbcTemplate jdbc, String columns, long tagId, long firstIndex, Decoding<T> decoding) {
    T decoded =
        jdbc.queryForObject(
            "select " + columns + " from chunk_columns where tag = ? and first_index = ?",
            (rs, row) -> decoding.decode(rs),
            tagId,
            firstIndex);
    if (decoded == null) {
      throw new IllegalStateException(
          "Malformed store: chunk %d of tag %d has no columns".formatted(firstIndex, tagId));
    }
    return decoded;
  }

  private interface Decoding<T> {
    T decode(ResultSet row) throws SQLException;
  }
}
