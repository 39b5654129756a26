package dev.mindinsight.server.query;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The points of a tag that TensorBoard's Python loader keeps, as indices: a sample in which the
 * newest always stands last ({@code _ReservoirBucket} of TensorBoard's {@code
 * backend/event_processing/reservoir.py}, with a generator of its own for each tag).
 */
final class Reservoir {

  /** What TensorBoard keeps of a scalar tag unless told otherwise. */
  static final int POINTS_MAX = 1_000;

  private final PythonRandom random = new PythonRandom();
  private final long[] kept = new long[POINTS_MAX];
  private int size;
  private long seen;

  /** Offers the next points, whose indices follow each other. */
  void offer(long firstIndex, int count) {
    for (long index = firstIndex; index < firstIndex + count; index++) {
      offer(index);
    }
  }

  private void offer(long index) {
    if (size < POINTS_MAX) {
      kept[size++] = index;
    } else {
      long place = random.below(seen + 1);
      if (place < POINTS_MAX) {
        int at = (int) place;
        System.arraycopy(kept, at + 1, kept, at, POINTS_MAX - 1 - at);
      }
      kept[POINTS_MAX - 1] = index;
    }
    seen++;
  }

  /** Takes points out again; how many were seen is then an estimate, rounded to even. */
  void retain(LongPredicate stays) {
    int before = size;
    size = 0;
    for (int i = 0; i < before; i++) {
      if (stays.test(kept[i])) {
        kept[size++] = kept[i];
      }
    }
    double share = before == 0 ? 0 : size / (double) before;
    seen = (long) Math.rint(seen * share);
  }

  /** The indices that are kept, ascending. */
  long[] kept() {
    return Arrays.copyOf(kept, size);
  }
}
