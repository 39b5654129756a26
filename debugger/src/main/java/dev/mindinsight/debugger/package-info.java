/**
 * Watch conditions, the session state machine, the job-side agent and its wire protocols. Nothing
 * is here yet; the agent and the wire come first.
 */
@NullMarked
package dev.mindinsight.debugger;

import org.jspecify.annotations.NullMarked;
