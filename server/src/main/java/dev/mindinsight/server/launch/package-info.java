/**
 * Wires the server: a core context with store, ingest and queries, below it a servlet context on
 * Jetty with the API at {@code /api/*} and whatever pages the caller brings. Read {@link
 * dev.mindinsight.server.launch.Server} first.
 */
@NullMarked
package dev.mindinsight.server.launch;

import org.jspecify.annotations.NullMarked;
