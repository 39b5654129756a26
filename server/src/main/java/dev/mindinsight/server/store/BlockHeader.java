package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/**
 * A block of consecutive points of one tag, of one segment and one dtype. Two headers of one tag
 * with equal {@code firstIndex} and {@code count} hold the same points, always.
 *
 * @param tagId the tag's number
 * @param firstIndex index of its first point in arrival order
 * @param count how many points, at least 1
 * @param segment the segment that they belong to
 * @param attempt the attempt that the segment belongs to
 * @param superseded whether they come from a file that was replaced
 * @param dtype the dtype that they were written with
 * @param summary what they amount to
 * @param folded whether they lie in a chunk, not in the tail
 */
public record BlockHeader(
    long tagId,
    long firstIndex,
    int count,
    int segment,
    int attempt,
    boolean superseded,
    DType dtype,
    PointSummary summary,
    boolean folded)
    implements Stretch {

  @Override
  public boolean mixed() {
    return false;
  }

  @Override
  public long stepMin() {
    return summary.step().min();
  }

  @Override
  public long stepMax() {
    return summary.step().max();
  }

  @Override
  public long stepLast() {
    return summary.step().last();
  }

  @Override
  public double wallMin() {
    return summary.wall().min();
  }

  @Override
  public double wallMax() {
    return summary.wall().max();
  }

  @Override
  public double wallLast() {
    return summary.wall().last();
  }

  @Override
  public long minBits() {
    return summary.value().minBits();
  }

  @Override
  public long maxBits() {
    return summary.value().maxBits();
  }

  @Override
  public long lastBits() {
    return summary.value().lastBits();
  }

  @Override
  public int finite() {
    return summary.value().finite();
  }

  @Override
  public int nan() {
    return summary.value().nan();
  }
}
