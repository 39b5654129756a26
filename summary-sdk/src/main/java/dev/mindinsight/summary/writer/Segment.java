package dev.mindinsight.summary.writer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A fixed piece of the queue. A producer claims an entry by counting up, fills it, and publishes it
 * by storing its subject last; the consumer takes entries in order and waits at one that is claimed
 * and not yet published.
 */
final class Segment {

  static final int ENTRIES = 4096;

  /** What an entry takes: three words and a reference. */
  static final int BYTES = ENTRIES * (3 * Long.BYTES + Integer.BYTES);

  /** Stands behind the last segment of a closed queue. */
  static final Segment CLOSED = new Segment(0);

  private static final VarHandle SUBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle CLAIMED = handle("claimed", int.class);
  private static final VarHandle NEXT = handle("next", Segment.class);

  final long[] steps;
  final double[] wallTimes;
  final double[] values;
  private final @Nullable Object[] subjects;

  private volatile int claimed;
  private volatile int end;

  private volatile @Nullable Segment next;

  Segment() {
    this(ENTRIES);
  }

  private Segment(int entries) {
    end = entries;
    steps = new long[entries];
    wallTimes = new double[entries];
    values = new double[entries];
    subjects = new @Nullable Object[entries];
  }

  /** The index of an entry that is the caller's alone; {@link #ENTRIES} or more when full. */
  int claim() {
    int count = claimed;
    return count >= ENTRIES ? count : (int) CLAIMED.getAndAdd(this, 1);
  }

  /** Lets no more entries be claimed. */
  void seal() {
    int count = (int) CLAIMED.getAndAdd(this, ENTRIES);
    if (count < ENTRIES) {
      end = count;
    }
  }

  /** Entries from here on will never be published. */
  int end() {
    return end;
  }

  void publish(int index, Object subject) {
    SUBJECTS.setRelease(subjects, index, subject);
  }

  /** What was published there, or null while nothing was. */
  @Nullable Object subject(int index) {
    return SUBJECTS.getAcquire(subjects, index);
  }

  @Nullable Segment next() {
    return next;
  }

  /** Makes a segment the next one, unless there is one already; returns the next one. */
  Segment link(Segment segment) {
    Segment present = (Segment) NEXT.compareAndExchange(this, (Segment) null, segment);
    return present == null ? segment : present;
  }

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Segment.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
