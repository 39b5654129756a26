package dev.mindinsight.server.query;

import dev.mindinsight.summary.Kind;

/**
 * A tag as a list shows it.
 *
 * @param tag its name
 * @param kind its kind
 * @param points how many points or values, of all attempts
 * @param displayName what its producer wants it called; empty if nothing
 * @param description its producer's description (Markdown); empty if there is none
 * @param attempts how many attempts have any of it
 */
public record TagView(
    String tag, Kind kind, long points, String displayName, String description, int attempts) {}
