package dev.mindinsight.server.store;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of one file that belongs to one attempt: from the file's beginning, or from a session
 * start that began an attempt, to the next such start or the file's end.
 *
 * @param number its number in the run, from 0
 * @param file its file's number
 * @param session whether a session start began it; otherwise the file did
 * @param attempt the attempt that it belongs to, from 1
 * @param branchStep the first step that the attempt does not take from the one before; null where
 *     the segment begins no attempt but the first
 */
public record Segment(
    int number, int file, boolean session, int attempt, @Nullable Long branchStep) {}
