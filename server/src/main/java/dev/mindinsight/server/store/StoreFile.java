package dev.mindinsight.server.store;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The file of the database. H2 commits each statement that makes a table by itself, so a new store
 * is made whole under another name and then renamed: a first start that is killed leaves nothing
 * that a second one could trip over.
 */
final class StoreFile {

  private static final String NAME = "points";
  private static final String UNFINISHED = "unfinished";
  private static final String SUFFIX = ".mv.db";

  private StoreFile() {}

  /** Opens the database with the newest tables, a new one if there is none. */
  static Connection open(Path directory) throws SQLException {
    try {
      Path file = directory.resolve(NAME + SUFFIX);
      if (!Files.exists(file)) {
        make(directory, file);
      }
    } catch (IOException e) {
      throw new SQLException("its file cannot be made: " + e, e);
    }
    Connection connection = DriverManager.getConnection(url(directory));
    try {
      Schema.migrate(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void make(Path directory, Path file) throws IOException, SQLException {
    Path unfinished = directory.resolve(UNFINISHED + SUFFIX);
    Files.deleteIfExists(unfinished);
    try (Connection connection = DriverManager.getConnection(url(directory, UNFINISHED))) {
      Schema.migrate(connection);
      name(connection);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Draws the store's own name and sets its counters. */
  private static void name(Connection connection) {
    JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    String id = new BigInteger(130, new SecureRandom()).toString(32);
    jdbc.update("insert into meta values ('store_id', ?)", id);
    jdbc.update("insert into meta values ('commit_seq', '0')");
    jdbc.update("insert into meta values ('expired_seq', '0')");
  }

  /** The address of the database in a directory, for further connections. */
  static String url(Path directory) {
    return url(directory, NAME);
  }

  private static String url(Path directory, String name) {
    String path = directory.toAbsolutePath().normalize().resolve(name).toString();
    if (path.indexOf(';') >= 0) {
      throw new IllegalArgumentException(
          "Unsupported workspace: got \"%s\", want a path without \";\"".formatted(directory));
    }
    return "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=32768";
  }
}
