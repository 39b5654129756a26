package dev.mindinsight.server.query;

import dev.mindinsight.summary.Kind;

/**
 * Which values of a tag are wanted.
 *
 * @param run the run's id
 * @param tag the tag
 * @param kind its kind; not scalar
 * @param attempts which attempts' values
 * @param range on which stretch of which axis
 */
public record ValueRequest(
    String run, String tag, Kind kind, AttemptChoice attempts, Range range) {}
