package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/**
 * Consecutive points of one tag with what their columns do not say.
 *
 * @param firstIndex index of the first in arrival order
 * @param attempt the attempt that they belong to
 * @param superseded whether they come from a file that was replaced
 * @param dtype the dtype that they were written with
 * @param points the points
 */
public record PointRange(
    long firstIndex, int attempt, boolean superseded, DType dtype, PointBlock points) {}
