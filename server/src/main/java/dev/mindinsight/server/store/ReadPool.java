package dev.mindinsight.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger log = LoggerFactory.getLogger(ReadPool.class);

  /** Reads at a time: more would only compete for the two cores of a small machine. */
  private static final int THREADS = 4;

  /** No query takes so long; a pool that does not drain is a bug and must not hold the process. */
  private static final long DRAIN_SECONDS = 60;

  private final BlockingQueue<Session> sessions = new ArrayBlockingQueue<>(THREADS);
  private final List<Session> all = new ArrayList<>();

  /** Sessions that nobody gets; touched by the writing thread alone. */
  private final List<Session> suspended = new ArrayList<>();

  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("store-reader-", 0).daemon().factory());

  @SuppressWarnings(
      "UnnecessaryMethodReference") // The scheduler must not see a service to interrupt.
  private final Scheduler scheduler = Schedulers.fromExecutor(pool::execute);

  private final StoreFile file;
  private final StoreFault fault;

  ReadPool(StoreFile file, PyramidPages pages, StoreFault fault) throws SQLException {
    this.file = file;
    this.fault = fault;
    for (int i = 0; i < THREADS; i++) {
      Session session = new Session(pages);
      all.add(session);
      session.connect(file.connect());
    }
    sessions.addAll(all);
  }

  /** Closes the connections once the queries that run have ended; queries wait from then on. */
  void suspend() {
    while (suspended.size() < THREADS) {
      Session session = take();
      session.close();
      suspended.add(session);
    }
  }

  /** Lets queries go on over new connections; if those fail, queries fail until the next call. */
  void resume(Opening<Connection> connections) throws SQLException {
    try {
      for (Session session : suspended) {
        session.connect(connections.open());
      }
    } finally {
      sessions.addAll(suspended);
      suspended.clear();
    }
  }

  /** Opens something in the database. */
  @FunctionalInterface
  interface Opening<T> {
    T open() throws SQLException;
  }

  private Session take() {
    try {
      return sessions.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Conflict: interrupted while waiting for the store", e);
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
      Session session = take();
      try {
        return session.run(query);
      } finally {
        sessions.add(session);
      }
    } catch (DataAccessException | SQLException e) {
      throw failure(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Conflict: a query failed: " + e, e);
    }
  }

  private StoreException failure(Exception cause) {
    Optional<StoreException> damage = StoreFaults.damage(file.path(), cause);
    damage.ifPresent(fault::damaged);
    return damage.orElseGet(() ->
        new StoreException("Conflict: the database did not answer: " + cause.getMessage(), cause));
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

  /** A connection with a snapshot for each query, used by one thread at a time. */
  private static final class Session {

    private final PyramidPages pages;
    private @Nullable Connection connection;

    Session(PyramidPages pages) {
      this.pages = pages;
    }

    void connect(Connection opened) throws SQLException {
      connection = opened;
      opened.setAutoCommit(false);
      // H2's REPEATABLE READ takes its snapshot of a table when the table is first read: headers
      // and columns would be of different commits.
      jdbc(opened).execute("set session characteristics as transaction isolation level snapshot");
    }

    private static JdbcTemplate jdbc(Connection connection) {
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    <T> T run(Function<SnapshotReader, T> query) throws SQLException {
      Connection open = connection;
      if (open == null) {
        throw new SQLException("the database is closed; it is opened again as soon as it can be");
      }
      try {
        return query.apply(new SnapshotReader(jdbc(open), pages));
      } finally {
        open.rollback();
      }
    }

    void close() {
      Connection open = connection;
      connection = null;
      try {
        if (open != null) {
          open.close();
        }
      } catch (SQLException e) {
        log.debug("A connection did not close in order", e);
      }
    }
  }
}
