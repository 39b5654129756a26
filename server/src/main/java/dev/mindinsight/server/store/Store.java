package dev.mindinsight.server.store;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import reactor.core.publisher.Mono;

/**
 * Everything that was ingested, durable from the moment its commit is announced.
 *
 * <p>Safe from any thread. Reads run on threads of the store's own that nothing can interrupt:
 * cancelling a {@link Mono} drops its answer and never stops a query half-way, since one
 * interrupted read would close the database file for the whole process.
 */
public interface Store extends AutoCloseable {

  /**
   * Runs a query in one snapshot: all that it reads is as of one commit, even if commits happen
   * meanwhile.
   *
   * @param query calls the reader, which is valid only during the call and only on its thread; a
   *     null result makes an empty {@link Mono}
   * @param <T> the result
   * @return runs the query anew for each subscriber, on a thread of the store, and signals on that
   *     thread; every failure arrives as a {@link RuntimeException}, a {@link StoreException} if
   *     the database failed
   */
  <T> Mono<T> read(Function<StoreReader, T> query);

  /**
   * The write side.
   *
   * @return the one writer
   */
  StoreWriter writer();

  /**
   * The store's own name, drawn at random when it was made: commit numbers of another store mean
   * nothing here.
   *
   * @return 26 characters of base32
   */
  String id();

  /**
   * What keeps the store from taking what is read, or from giving what it has.
   *
   * @return a sentence that begins with a fault word; empty while all is well
   */
  Optional<String> fault();

  /**
   * The number of the newest commit, kept across restarts.
   *
   * @return 0 while there is none
   */
  long committedSeq();

  /**
   * Asks to be told of every commit.
   *
   * @param listener gets the commit's number after the transaction has ended, in ascending order,
   *     on the store's writing thread: it must return at once and not throw
   * @return closing it ends the telling
   */
  Subscription onCommit(LongConsumer listener);

  /** Commits what was submitted, waits for the reads that run, and closes the database. */
  @Override
  void close();

  /** Being told of commits. */
  interface Subscription extends AutoCloseable {
    /** Ends it; a second call does nothing. */
    @Override
    void close();
  }
}
