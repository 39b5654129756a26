package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive entries of one level as columns: what each amounts to. Filled by one thread; any may
 * read it afterwards.
 */
final class PyramidPage {

  /** In place of an origin: the points have several. */
  static final int MIXED = -1;

  /** Of so many entries of a page, one may be mixed before blocks tell more. */
  private static final int MIXED_SHARE = 16;

  /** What points have in common that can be summed up. */
  record Origin(int segment, DType dtype) {}

  final long[] stepMin;
  final long[] stepMax;
  final long[] stepLast;
  final double[] wallMin;
  final double[] wallMax;
  final double[] wallLast;
  final long[] minBits;
  final long[] maxBits;
  final long[] lastBits;
  final int[] finite;
  final int[] nan;

  /** Each a place in {@link #origins}, or {@link #MIXED}. */
  final int[] origin;

  final List<Origin> origins = new ArrayList<>();

  private boolean scattered;

  PyramidPage(int entries) {
    stepMin = new long[entries];
    stepMax = new long[entries];
    stepLast = new long[entries];
    wallMin = new double[entries];
    wallMax = new double[entries];
    wallLast = new double[entries];
    minBits = new long[entries];
    maxBits = new long[entries];
    lastBits = new long[entries];
    finite = new int[entries];
    nan = new int[entries];
    origin = new int[entries];
  }

  int entries() {
    return origin.length;
  }

  /** Whether many entries are mixed; known of pages that were read. */
  boolean scattered() {
    return scattered;
  }

  /** Says that all entries are there. */
  PyramidPage filled() {
    long mixed = Arrays.stream(origin).filter(place -> place == MIXED).count();
    scattered = mixed * MIXED_SHARE > entries();
    return this;
  }

  /** Sets an entry to what points of one origin amount to. */
  void put(int at, Origin from, PointSummary summary) {
    stepMin[at] = summary.step().min();
    stepMax[at] = summary.step().max();
    stepLast[at] = summary.step().last();
    wallMin[at] = summary.wall().min();
    wallMax[at] = summary.wall().max();
    wallLast[at] = summary.wall().last();
    minBits[at] = summary.value().minBits();
    maxBits[at] = summary.value().maxBits();
    lastBits[at] = summary.value().lastBits();
    finite[at] = summary.value().finite();
    nan[at] = summary.value().nan();
    origin[at] = place(from);
  }

  private int place(Origin from) {
    int last = origins.size() - 1;
    if (last >= 0 && origins.get(last).equals(from)) {
      return last;
    }
    int place = origins.indexOf(from);
    if (place < 0) {
      origins.add(from);
      return last + 1;
    }
    return place;
  }

  /** Sets an entry to what several entries of a finer page amount to. */
  void sumUp(int at, PyramidPage finer, int from, int to) {
    copy(at, finer, from);
    for (int i = from + 1; i < to; i++) {
      join(at, finer, i);
    }
    stepLast[at] = finer.stepLast[to - 1];
    wallLast[at] = finer.wallLast[to - 1];
    lastBits[at] = finer.lastBits[to - 1];
    if (origin[at] == MIXED) {
      minBits[at] = maxBits[at] = lastBits[at] = finite[at] = nan[at] = 0;
    }
  }

  private void copy(int at, PyramidPage finer, int i) {
    stepMin[at] = finer.stepMin[i];
    stepMax[at] = finer.stepMax[i];
    wallMin[at] = finer.wallMin[i];
    wallMax[at] = finer.wallMax[i];
    minBits[at] = finer.minBits[i];
    maxBits[at] = finer.maxBits[i];
    finite[at] = finer.finite[i];
    nan[at] = finer.nan[i];
    origin[at] = finer.origin[i] == MIXED ? MIXED : place(finer.origins.get(finer.origin[i]));
  }

  private void join(int at, PyramidPage finer, int i) {
    stepMin[at] = Math.min(stepMin[at], finer.stepMin[i]);
    stepMax[at] = Math.max(stepMax[at], finer.stepMax[i]);
    wallMin[at] = Math.min(wallMin[at], finer.wallMin[i]);
    wallMax[at] = Math.max(wallMax[at], finer.wallMax[i]);
    if (origin[at] != MIXED
        && (finer.origin[i] == MIXED
            || !origins.get(origin[at]).equals(finer.origins.get(finer.origin[i])))) {
      origin[at] = MIXED;
    }
    if (origin[at] != MIXED && finer.finite[i] > 0) {
      DType dtype = origins.get(origin[at]).dtype();
      boolean first = finite[at] == 0;
      if (first || compare(dtype, finer.minBits[i], minBits[at]) < 0) {
        minBits[at] = finer.minBits[i];
      }
      if (first || compare(dtype, finer.maxBits[i], maxBits[at]) > 0) {
        maxBits[at] = finer.maxBits[i];
      }
    }
    finite[at] += finer.finite[i];
    nan[at] += finer.nan[i];
  }

  private static int compare(DType dtype, long a, long b) {
    if (dtype.floating()) {
      return Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
    }
    return dtype == DType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }
}
