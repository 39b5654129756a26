package dev.mindinsight.server.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** Queries for numbers that are always there. */
final class Numbers {

  private Numbers() {}

  /** The one number that a query answers. */
  static long one(JdbcTemplate jdbc, String sql, Object... arguments) {
    return jdbc.query(sql, (rs, row) -> rs.getLong(1), arguments).getFirst();
  }

  /** A number of the store itself. */
  static long meta(JdbcTemplate jdbc, String name) {
    return one(jdbc, "select cast(text as bigint) from meta where name = ?", name);
  }
}
