package dev.mindinsight.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import reactor.core.publisher.Mono;

/**
 * The store on an embedded H2 file. {@code WRITE_DELAY=0} makes each commit durable before it is
 * announced: with the default, a killed process loses half a second of them.
 *
 * <p>H2 closes a database whose file it could not write, for everybody. The writing thread opens it
 * again, with the connections of the readers, and goes on with what it could not commit.
 */
public final class H2Store implements Store, StoreWriter {

  private static final Logger log = LoggerFactory.getLogger(H2Store.class);

  private final StoreFile file;
  private final PyramidShape shape;
  private final Clock clock;
  private final @Nullable Duration forgetAfter;
  private final StoreFault fault = new StoreFault();
  private final ReadPool readers;
  private final GroupCommitter group;
  private final String id;
  private boolean closed;

  private H2Store(StoreFile file, PyramidShape shape, Clock clock, @Nullable Duration forgetAfter)
      throws SQLException {
    this.file = file;
    this.shape = shape;
    this.clock = clock;
    this.forgetAfter = forgetAfter;
    // Held open to the end: H2 closes the file with its last connection.
    Connection connection = file.open();
    try {
      this.id = id(connection);
      this.readers = new ReadPool(file, new PyramidPages(shape), fault);
      this.group = new GroupCommitter(committer(connection), new Reopened(), fault);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Opens the store in a directory, or makes it.
   *
   * @param directory where its file lies; made if it is missing
   * @return the open store
   * @throws StoreException.InUse if another process has it open
   * @throws StoreException.Damaged if its file is no database any more
   * @throws StoreException if it cannot be opened
   */
  public static H2Store open(Path directory) {
    return open(directory, Clock.systemUTC());
  }

  /**
   * As {@link #open(Path)}, and deletes what has no file any more.
   *
   * @param forgetAfter runs whose files have all been gone for so long are deleted; null for none
   */
  public static H2Store open(Path directory, @Nullable Duration forgetAfter) {
    return open(new StoreFile(directory), PyramidShape.STANDARD, Clock.systemUTC(), forgetAfter);
  }

  /**
   * Gives back the space of what was deleted from a store that nobody has open. Needs room for what
   * is left, beside the store, while it works.
   *
   * @param directory where its file lies
   * @return bytes that were given back
   * @throws StoreException as {@link #open(Path)}
   */
  public static long compact(Path directory) {
    StoreFile file = new StoreFile(directory);
    try {
      long before = Files.size(file.path());
      file.compact();
      return before - Files.size(file.path());
    } catch (IOException | SQLException | RuntimeException e) {
      throw StoreFaults.unopened(file.path(), e);
    }
  }

  static H2Store open(Path directory, Clock clock) {
    return open(new StoreFile(directory), PyramidShape.STANDARD, clock, null);
  }

  static H2Store open(
      StoreFile file, PyramidShape shape, Clock clock, @Nullable Duration forgetAfter) {
    try {
      H2Store store = new H2Store(file, shape, clock, forgetAfter);
      store.group.start();
      return store;
    } catch (SQLException | RuntimeException e) {
      throw StoreFaults.unopened(file.path(), e);
    }
  }

  /** The database, for the writing thread: what became of it once it has closed itself. */
  private final class Reopened implements GroupCommitter.Reopening {

    @Override
    public void readOnly(Committer broken) throws SQLException {
      readers.suspend();
      closeQuietly(broken);
      readers.resume(file::connectReadOnly);
    }

    @Override
    public Committer writable() throws SQLException {
      readers.suspend();
      Connection connection = file.connect();
      try {
        return committer(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    }

    @Override
    public void readable() throws SQLException {
      readers.resume(file::connect);
    }

    private void closeQuietly(Committer broken) {
      try {
        broken.close();
      } catch (SQLException e) {
        log.debug("A database that has closed itself complains", e);
      }
    }
  }

  private Committer committer(Connection connection) throws SQLException {
    return new Committer(connection, shape, clock, forgetAfter);
  }

  private static String id(Connection connection) {
    JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    return jdbc.query("select text from meta where name = 'store_id'", (rs, row) -> rs.getString(1))
        .getFirst();
  }

  @Override
  public <T> Mono<T> read(Function<StoreReader, T> query) {
    return readers.read(query::apply);
  }

  @Override
  public StoreWriter writer() {
    return this;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<String> fault() {
    return fault.sentence();
  }

  @Override
  public long committedSeq() {
    return group.committedSeq();
  }

  @Override
  public Subscription onCommit(LongConsumer listener) {
    return group.onCommit(listener);
  }

  @Override
  public CompletableFuture<Long> submit(RunCommit commit) {
    return group.submit(commit);
  }

  @Override
  public Optional<ResumedRun> resume(RunId run) {
    group.readmit(run);
    return readers.await(reader -> reader.resume(run));
  }

  @Override
  public List<RunId> runs() {
    return readers.await(reader -> reader.runs().stream().map(StoredRun::id).toList());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    group.close();
    readers.close();
    try {
      group.committer().close();
    } catch (SQLException e) {
      log.warn("The store did not close in order; nothing that was committed is lost", e);
    }
  }
}
