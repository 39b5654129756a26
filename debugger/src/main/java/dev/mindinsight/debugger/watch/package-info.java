/**
 * What watchpoints mean: conditions over the numbers of a tensor, and patterns over the names of
 * nodes. Pure; the job's side checks with it, the server's side refuses bad parameters with it.
 *
 * <p>Read {@link dev.mindinsight.debugger.watch.Condition} first.
 */
@NullMarked
package dev.mindinsight.debugger.watch;

import org.jspecify.annotations.NullMarked;
