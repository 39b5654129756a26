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
import java.sql.Statement;
import org.h2.api.ErrorCode;
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

  /** H2's name of the disk. */
  private static final String DISK = "file";

  private final Path directory;
  private final String fileSystem;

  /** The store in a directory, which need not exist. */
  StoreFile(Path directory) {
    this(directory, DISK);
  }

  /**
   * The store in a directory.
   *
   * @param fileSystem H2's name of what reads and writes; tests have disks of their own
   */
  StoreFile(Path directory, String fileSystem) {
    this.directory = directory.toAbsolutePath().normalize();
    this.fileSystem = fileSystem;
    if (this.directory.toString().indexOf(';') >= 0) {
      throw new IllegalArgumentException(
          "Unsupported workspace: got \"%s\", want a path without \";\"".formatted(directory));
    }
  }

  /** The file, whether it is there or not. */
  Path path() {
    return directory.resolve(NAME + SUFFIX);
  }

  /** Opens the database with the newest tables, a new one if there is none. */
  Connection open() throws SQLException {
    try {
      if (!Files.exists(path())) {
        make();
      } else {
        requireTables();
      }
    } catch (IOException e) {
      throw new SQLException("its file cannot be made: " + e, null, ErrorCode.IO_EXCEPTION_1, e);
    }
    Connection connection = connect();
    try {
      Schema.migrate(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * A file of which nothing can be made out is a new one to the database, which would cut and
   * overwrite what may yet be of use to somebody.
   */
  private void requireTables() throws IOException, SQLException {
    if (Files.size(path()) == 0) {
      throw new SQLException("it is empty");
    }
    try (Connection connection = connectReadOnly()) {
      if (Schema.isMissing(connection)) {
        throw new SQLException("no table is in it");
      }
    }
  }

  /** A further connection to the database, or the first one again. */
  Connection connect() throws SQLException {
    return connect(NAME, "");
  }

  /** As {@link #connect}, to a database that nothing writes: even a query would, otherwise. */
  Connection connectReadOnly() throws SQLException {
    return connect(NAME, ";ACCESS_MODE_DATA=r");
  }

  /** Writes what is in use into a new file and puts that in its place; a kill leaves either. */
  void compact() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    }
  }

  private void make() throws IOException, SQLException {
    Path unfinished = directory.resolve(UNFINISHED + SUFFIX);
    Files.deleteIfExists(unfinished);
    try (Connection connection = connect(UNFINISHED, "")) {
      Schema.migrate(connection);
      name(connection);
    }
    Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Draws the store's own name and sets its counters. */
  private static void name(Connection connection) {
    JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    String id = new BigInteger(130, new SecureRandom()).toString(32);
    jdbc.update("insert into meta values ('store_id', ?)", id);
    jdbc.update("insert into meta values ('commit_seq', '0')");
    jdbc.update("insert into meta values ('expired_seq', '0')");
  }

  private Connection connect(String name, String more) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:%s:%s".formatted(fileSystem, directory.resolve(name))
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=32768"
            + more);
  }
}
