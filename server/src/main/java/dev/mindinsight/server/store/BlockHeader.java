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
    boolean folded) {}
