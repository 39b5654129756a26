/**
 * Live sessions of jobs: the debug port and the state that a page shares with a running job.
 * Nothing is here yet; the debugger's sessions come first.
 */
@NullMarked
package dev.mindinsight.server.live;

import org.jspecify.annotations.NullMarked;
