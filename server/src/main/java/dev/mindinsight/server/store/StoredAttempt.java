package dev.mindinsight.server.store;

import org.jspecify.annotations.Nullable;

/**
 * An attempt of a run. It shows the older attempt's points below its branch step, then its own.
 *
 * @param number from 1
 * @param branchStep the first step that is its own; null for attempt 1
 * @param points scalar points that it brought itself
 * @param lastStep greatest step among them; null without points
 */
public record StoredAttempt(
    int number, @Nullable Long branchStep, long points, @Nullable Long lastStep) {}
