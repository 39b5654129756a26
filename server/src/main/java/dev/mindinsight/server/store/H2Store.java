package dev.mindinsight.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import reactor.core.publisher.Mono;

/**
 * The store on an embedded H2 file. {@code WRITE_DELAY=0} makes each commit durable before it is
 * announced: with the default, a killed process loses half a second of them.
 */
public final class H2Store implements Store, StoreWriter {

  private static final Logger log = LoggerFactory.getLogger(H2Store.class);

  private final GroupCommitter group;
  private final Committer committer;
  private final ReadPool readers;
  private final String id;
  private boolean closed;

  private H2Store(Committer committer, ReadPool readers, String id) {
    this.committer = committer;
    this.group = new GroupCommitter(committer);
    this.readers = readers;
    this.id = id;
  }

  /**
   * Opens the store in a directory, or makes it.
   *
   * @param directory where its file lies; made if it is missing
   * @return the open store
   * @throws StoreException.InUse if another process has it open
   * @throws StoreException if it cannot be opened
   */
  public static H2Store open(Path directory) {
    return open(directory, Clock.systemUTC());
  }

  static H2Store open(Path directory, Clock clock) {
    return open(directory, PyramidShape.STANDARD, clock);
  }

  static H2Store open(Path directory, PyramidShape shape, Clock clock) {
    try {
      // Held open to the end: H2 closes the file with its last connection.
      Connection connection = StoreFile.open(directory);
      try {
        Committer committer = new Committer(connection, shape, clock);
        ReadPool readers = new ReadPool(StoreFile.url(directory), new PyramidPages(shape));
        H2Store store = new H2Store(committer, readers, id(connection));
        store.group.start();
        return store;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(directory, e);
    }
  }

  private static StoreException failure(Path directory, SQLException cause) {
    if (cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return new StoreException.InUse(
          "Conflict: the store in %s is in use by another process".formatted(directory), cause);
    }
    return new StoreException(
        "Malformed store in %s: it does not open: %s".formatted(directory, cause.getMessage()),
        cause);
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
      committer.close();
    } catch (SQLException e) {
      log.warn("The store did not close in order; nothing that was committed is lost", e);
    }
  }
}
