package dev.mindinsight.summary.writer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Carries points from any thread to the writer's thread. Adding never waits: it claims an entry of
 * the last segment with one atomic addition, and where that is full links a new one. Segments are
 * added up to a limit of memory; what comes beyond is dropped and counted. Each thread's points
 * keep their order.
 *
 * <p>Closing seals the last segment, so that every call either gets its entry written or learns
 * that the queue is closed.
 */
final class PointQueue {

  /** What waiting points may take: at 32 bytes each about two million. */
  static final long BYTES_MAX = 64 << 20;

  /** Takes entries in order on the writer's thread. */
  interface Consumer {
    /** One entry: what was added, with its three words. */
    void entry(Object subject, long step, double wallTimeSeconds, double value);
  }

  private final AtomicReference<Segment> tail = new AtomicReference<>(new Segment());
  private final AtomicInteger segments = new AtomicInteger(1);
  private final AtomicLong blobBytes = new AtomicLong();
  private final LongAdder dropped = new LongAdder();
  private final Runnable wake;

  private Segment head = tail.get();
  private int position;

  /**
   * Makes an empty queue.
   *
   * @param wake called when a segment is full
   */
  PointQueue(Runnable wake) {
    this.wake = wake;
  }

  /** What became of something that was to be added. */
  private enum Outcome {
    ADDED,
    FULL,
    CLOSED
  }

  /**
   * Adds a point, or counts it as dropped.
   *
   * @throws IllegalStateException when the queue is closed
   */
  void add(Object subject, long step, double wallTimeSeconds, double value) {
    count(put(subject, step, wallTimeSeconds, value, false));
  }

  /**
   * Adds an encoded event, or counts it as dropped.
   *
   * @throws IllegalStateException when the queue is closed
   */
  void addBlob(byte[] event) {
    boolean fits = blobBytes.addAndGet(event.length) <= BYTES_MAX;
    Outcome outcome = fits ? put(event, 0, 0, 0, false) : Outcome.FULL;
    if (outcome != Outcome.ADDED) {
      blobBytes.addAndGet(-event.length);
    }
    count(outcome);
  }

  private void count(Outcome outcome) {
    if (outcome == Outcome.CLOSED) {
      throw new IllegalStateException("Conflict: the writer is closed");
    }
    if (outcome == Outcome.FULL) {
      dropped.increment();
    }
  }

  /** Adds something that is never dropped, because there are few of its kind; false when closed. */
  boolean addAlways(Object subject) {
    return put(subject, 0, 0, 0, true) == Outcome.ADDED;
  }

  private Outcome put(
      Object subject, long step, double wallTimeSeconds, double value, boolean always) {
    while (true) {
      Segment segment = tail.get();
      int index = segment.claim();
      if (index < Segment.ENTRIES) {
        segment.steps[index] = step;
        segment.wallTimes[index] = wallTimeSeconds;
        segment.values[index] = value;
        segment.publish(index, subject);
        return Outcome.ADDED;
      }
      Outcome outcome = extend(segment, always);
      if (outcome != Outcome.ADDED) {
        return outcome;
      }
    }
  }

  /** Goes on to the next segment, which is added if there is memory left for it. */
  private Outcome extend(Segment segment, boolean always) {
    Segment next = segment.next();
    if (next == null) {
      if (!always && waitingBytes() + Segment.BYTES > BYTES_MAX) {
        return Outcome.FULL;
      }
      Segment fresh = new Segment();
      next = segment.link(fresh);
      if (next == fresh) {
        segments.incrementAndGet();
        wake.run();
      }
    }
    if (next == Segment.CLOSED) {
      return Outcome.CLOSED;
    }
    tail.compareAndSet(segment, next);
    return Outcome.ADDED;
  }

  private long waitingBytes() {
    return (long) segments.get() * Segment.BYTES + blobBytes.get();
  }

  /** Lets nothing more in. */
  void close() {
    Segment segment = tail.get();
    while (segment != Segment.CLOSED) {
      segment.seal();
      segment = segment.link(Segment.CLOSED);
    }
  }

  /**
   * Hands over what is there, in order. Called by one thread only.
   *
   * @return whether the queue is closed and empty for good
   */
  boolean drain(Consumer consumer) {
    while (true) {
      Object subject = position < head.end() ? head.subject(position) : null;
      if (subject != null) {
        if (subject instanceof byte[] blob) {
          blobBytes.addAndGet(-blob.length);
        }
        consumer.entry(
            subject, head.steps[position], head.wallTimes[position], head.values[position]);
        position++;
      } else if (position < head.end() || head.next() == null) {
        return false;
      } else if (head.next() == Segment.CLOSED) {
        return true;
      } else {
        head = head.next();
        position = 0;
        segments.decrementAndGet();
      }
    }
  }

  /** How many entries were dropped. */
  long dropped() {
    return dropped.sum();
  }
}
