package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.RunGrowth;
import java.util.Arrays;

/** When a run grew, and the median of its newest gaps. Times in milliseconds on our clock. */
final class GrowthGaps {

  /** Enough for a median that one slow epoch does not move. */
  private static final int GAPS = 15;

  private final long[] gaps = new long[GAPS];
  private int count;
  private RunGrowth growth;

  GrowthGaps(RunGrowth growth) {
    this.growth = growth;
  }

  RunGrowth growth() {
    return growth;
  }

  /**
   * Notes what was written before anyone looked; the newest of several files counts.
   *
   * @param writtenMillis when the newest record was written
   */
  void found(long writtenMillis) {
    growth =
        new RunGrowth(
            Math.max(growth.lastMillis(), writtenMillis),
            growth.watched(),
            growth.medianGapMillis());
  }

  /** Notes growth that was watched. */
  void grew(long nowMillis) {
    long gap = nowMillis - growth.lastMillis();
    if (growth.watched() && gap > 0) {
      gaps[count++ % GAPS] = gap;
    }
    growth = new RunGrowth(nowMillis, true, count == 0 ? growth.medianGapMillis() : median());
  }

  private long median() {
    long[] sorted = Arrays.copyOf(gaps, Math.min(count, GAPS));
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
