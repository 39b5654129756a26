package dev.mindinsight.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The reading threads with a connection each. The scheduler knows the pool only as a bare executor,
 * so that cancelling a subscription cannot interrupt a read: H2 would close its file under
 * everyone.
 */
final class ReadPool {

  /** Reads at a time: more would only compete for the two cores of a small machine. */
  private static final int THREADS = 4;

  /** No query takes so long; a pool that does not drain is a bug and must not hold the process. */
  private static final long DRAIN_SECONDS = 60;

  private final BlockingQueue<Session> sessions = new ArrayBlockingQueue<>(THREADS);
  private final List<Session> all = new ArrayList<>();
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("store-reader-", 0).daemon().factory());

  @SuppressWarnings(
      "UnnecessaryMethodReference") // The scheduler must not see a service to interrupt.
  private final Scheduler scheduler = Schedulers.fromExecutor(pool::execute);

  ReadPool(String url, PyramidPages pages) throws SQLException {
    for (int i = 0; i < THREADS; i++) {
      Session session = Session.open(url, pages);
      all.add(session);
      sessions.add(session);
    }
  }

  <T> Mono<T> read(Function<SnapshotReader, T> query) {
    return Mono.fromCallable(() -> run(query)).subscribeOn(scheduler);
  }

  /** Runs a query and waits; for callers that are no reactive threads. */
  <T> T await(Function<SnapshotReader, T> query) {
    try {
      return CompletableFuture.supplyAsync(() -> run(query), pool).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Conflict: interrupted while waiting for the store", e);
    }
  }

  /** Reactor drops what is fatal to the JVM instead of signalling it, so everything is wrapped. */
  private <T> T run(Function<SnapshotReader, T> query) {
    try {
      Session session = sessions.take();
      try {
        return session.run(query);
      } finally {
        sessions.add(session);
      }
    } catch (DataAccessException | SQLException e) {
      throw new StoreException("Conflict: the database did not answer: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Conflict: a query failed: " + e, e);
    }
  }

  /** Waits for the reads that run, then closes the connections. */
  void close() {
    pool.shutdown();
    boolean interrupted = false;
    try {
      pool.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    all.forEach(Session::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A connection with a snapshot for each query. */
  private record Session(Connection connection, JdbcTemplate jdbc, PyramidPages pages) {

    static Session open(String url, PyramidPages pages) throws SQLException {
      Connection connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
      JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      // H2's REPEATABLE READ takes its snapshot of a table when the table is first read: headers
      // and columns would be of different commits.
      jdbc.execute("set session characteristics as transaction isolation level snapshot");
      return new Session(connection, jdbc, pages);
    }

    <T> T run(Function<SnapshotReader, T> query) throws SQLException {
      try {
        return query.apply(new SnapshotReader(jdbc, pages));
      } finally {
        connection.rollback();
      }
    }

    void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new StoreException("Conflict: a connection did not close: " + e.getMessage(), e);
      }
    }
  }
}
