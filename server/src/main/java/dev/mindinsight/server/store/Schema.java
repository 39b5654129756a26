package dev.mindinsight.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings the tables to the newest version. Flyway is started only if they are not there yet: it
 * takes as long as everything else at a start.
 */
final class Schema {

  /** The version of the newest file in {@code db/migration}. */
  static final String VERSION = "5";

  /** The number of the error that the tables are newer than this code. */
  static final int NEWER = 1;

  private static final String LOCATION = "classpath:db/migration/h2";

  private Schema() {}

  /** Whether there are no tables at all. */
  static boolean isMissing(Connection connection) throws SQLException {
    SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
    return version(connection, new JdbcTemplate(source)).isEmpty();
  }

  static void migrate(Connection connection) throws SQLException {
    SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
    String version = version(connection, new JdbcTemplate(source));
    if (version.equals(VERSION)) {
      return;
    }
    if (!version.isEmpty() && Integer.parseInt(version) > Integer.parseInt(VERSION)) {
      throw new SQLException(
          "it was written by a newer release: got version %s, want at most %s"
              .formatted(version, VERSION),
          null,
          NEWER);
    }
    Flyway.configure().dataSource(source).locations(LOCATION).load().migrate();
  }

  /** The version of the tables; empty if there are none. */
  private static String version(Connection connection, JdbcTemplate jdbc) throws SQLException {
    try (var tables =
        connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      if (!tables.next()) {
        return "";
      }
    }
    List<String> versions =
        jdbc.query(
            "select \"version\" from \"flyway_schema_history\" where \"success\""
                + " order by \"installed_rank\" desc fetch first 1 row only",
            (rs, row) -> rs.getString(1));
    return versions.isEmpty() ? "" : versions.getFirst();
  }
}
