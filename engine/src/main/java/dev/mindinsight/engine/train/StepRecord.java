package dev.mindinsight.engine.train;

import java.util.List;

/**
 * Where the time of a step went. Times of nodes count from the step's beginning, do not overlap and
 * stand in running order.
 *
 * @param step counted from 1 over all epochs
 * @param startSeconds when the step began to ask for its data, in seconds since the epoch
 * @param durationNanos from there to the end of its last node, without listeners
 * @param dataWaitNanos until its data were there
 * @param peakFlopsPerSecond of the device, as {@link DevicePeak} measures it
 * @param nodes those that ran; the same list for all steps of a run
 * @param startNanos of each node
 * @param durationsNanos of each node
 */
@SuppressWarnings("ArrayRecordComponent") // Columns of numbers, not compared.
public record StepRecord(
    long step,
    double startSeconds,
    long durationNanos,
    long dataWaitNanos,
    double peakFlopsPerSecond,
    List<NodeWork> nodes,
    long[] startNanos,
    long[] durationsNanos) {}
