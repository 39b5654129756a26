package dev.mindinsight.server.query;

import dev.mindinsight.summary.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A graph as a list shows it.
 *
 * @param tag its tag
 * @param kind {@link Kind#GRAPH} or {@link Kind#DATA_GRAPH}
 * @param nodes how many it has; 0 where it could not be read
 * @param producer who described it; empty where it could not be read
 * @param fault why it could not be read, beginning with a fault word; null if it could
 */
public record GraphEntry(
    String tag, Kind kind, int nodes, String producer, @Nullable String fault) {}
