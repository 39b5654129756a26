package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunCommit.TagPoints;
import dev.mindinsight.server.store.StoreWriter;
import dev.mindinsight.summary.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Columns of one tag that grow while a slice is read. */
final class PointBuffer {

  /** A slice holds a few points of most tags. */
  private static final int FIRST_CAPACITY = 16;

  /** Of what the store takes as it is; a backlog's columns grow no further and are not copied. */
  private static final int CAPACITY_MAX = StoreWriter.BLOCK_POINTS_MAX;

  /** Columns that grew longer for a backlog are let go: live slices are short. */
  private static final int KEPT_CAPACITY = 256;

  final TagState tag;
  private DType dtype = DType.FLOAT32;
  private long[] steps = new long[FIRST_CAPACITY];
  private double[] walls = new double[FIRST_CAPACITY];
  private long[] bits = new long[FIRST_CAPACITY];
  private int count;

  PointBuffer(TagState tag) {
    this.tag = tag;
  }

  /** Whether a point of this dtype fits; otherwise what is there must be taken first. */
  boolean takes(DType next) {
    return count == 0 || (dtype == next && count < CAPACITY_MAX);
  }

  void add(long step, double wallTimeSeconds, DType next, long value) {
    if (count == steps.length) {
      steps = Arrays.copyOf(steps, count * 2);
      walls = Arrays.copyOf(walls, count * 2);
      bits = Arrays.copyOf(bits, count * 2);
    }
    dtype = next;
    steps[count] = step;
    walls[count] = wallTimeSeconds;
    bits[count++] = value;
  }

  /** What is there, and an empty buffer; null if there is nothing. */
  @Nullable TagPoints take(int segment) {
    if (count == 0) {
      return null;
    }
    PointBlock block = block();
    count = 0;
    return new TagPoints(tag.spec, segment, dtype, block);
  }

  /** Columns that are full are given away: more of a backlog will come. */
  private PointBlock block() {
    if (count == CAPACITY_MAX) {
      PointBlock full = new PointBlock(steps, walls, bits);
      allocate(CAPACITY_MAX);
      return full;
    }
    PointBlock copy =
        new PointBlock(
            Arrays.copyOf(steps, count), Arrays.copyOf(walls, count), Arrays.copyOf(bits, count));
    if (steps.length > KEPT_CAPACITY) {
      allocate(FIRST_CAPACITY);
    }
    return copy;
  }

  private void allocate(int capacity) {
    steps = new long[capacity];
    walls = new double[capacity];
    bits = new long[capacity];
  }
}
