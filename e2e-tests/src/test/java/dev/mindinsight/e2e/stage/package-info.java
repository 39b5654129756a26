/**
 * The stage on which the journeys play: the built product as a process of its own ({@link
 * dev.mindinsight.e2e.stage.Product}), a browser that tolerates no error ({@link
 * dev.mindinsight.e2e.stage.Visit}), a client of the API ({@link dev.mindinsight.e2e.stage.Api}),
 * and event files written byte by byte ({@link dev.mindinsight.e2e.stage.EventFile}). Start with
 * {@link dev.mindinsight.e2e.stage.Stage}, which hands all of them to a test.
 */
@NullMarked
package dev.mindinsight.e2e.stage;

import org.jspecify.annotations.NullMarked;
