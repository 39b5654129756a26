/**
 * The HTTP interface: routes, parameters, JSON bodies, the event stream, and the errors of all of
 * them. It asks {@code query} and knows no store. Read {@link
 * dev.mindinsight.server.api.ApiHandler} first; the requests and their answers are described by
 * {@code openapi.yaml}, which a test holds against the routes in both directions.
 */
@NullMarked
package dev.mindinsight.server.api;

import org.jspecify.annotations.NullMarked;
