package dev.mindinsight.server.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that read. Runs wait in one queue and get one slice a turn; those that are live go
 * first, so that a backlog of large files delays no fresh point by more than the slices being read.
 */
final class Decoders implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Decoders.class);

  /** Decoding saturates the store's one writing thread with two. */
  private static final int THREADS = 2;

  /** Where a run is. */
  enum Turn {
    /** Nothing to read. */
    IDLE,
    /** In the queue. */
    QUEUED,
    /** With a decoder. */
    RUNNING,
    /** With a decoder, and woken meanwhile. */
    RUNNING_WOKEN
  }

  private record Ticket(int rank, long number, RunReader run) implements Comparable<Ticket> {
    @Override
    public int compareTo(Ticket other) {
      int byRank = Integer.compare(rank, other.rank);
      return byRank != 0 ? byRank : Long.compare(number, other.number);
    }
  }

  private final PriorityBlockingQueue<Ticket> queue = new PriorityBlockingQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /** Starts the threads. */
  void start() {
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().name("ingest-decoder-" + i).daemon().start(this::work));
    }
  }

  /** Gives a run a turn, unless one is coming. */
  void wake(RunReader run) {
    Turn before =
        run.turn.getAndUpdate(turn ->
            switch (turn) {
              case IDLE -> Turn.QUEUED;
              case RUNNING -> Turn.RUNNING_WOKEN;
              case QUEUED, RUNNING_WOKEN -> turn;
            });
    if (before == Turn.IDLE) {
      enqueue(run);
    }
  }

  private void enqueue(RunReader run) {
    queue.add(new Ticket(run.isBehind() ? 1 : 0, numbers.getAndIncrement(), run));
  }

  private boolean isLiveWaiting() {
    Ticket next = queue.peek();
    return next != null && next.rank == 0;
  }

  private void work() {
    while (!closed) {
      try {
        Ticket ticket = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (ticket != null) {
          turn(ticket.run);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void turn(RunReader run) {
    run.turn.set(Turn.RUNNING);
    boolean more = false;
    try {
      more = run.step(this::isLiveWaiting);
    } catch (RuntimeException e) {
      if (!closed) {
        log.error("Reading {} failed; it is tried again when it changes", run.directory, e);
      }
    }
    if (more || !run.turn.compareAndSet(Turn.RUNNING, Turn.IDLE)) {
      run.turn.set(Turn.QUEUED);
      enqueue(run);
    }
  }

  /** How soon a thread sees that it is to end. */
  private static final long POLL_MILLIS = 100;

  /** Waits for the slices being read; what was not read is read after the next start. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
