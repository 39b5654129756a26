/**
 * Where the time of a training went: recorded steps in, tables out. Pure; a step is looked at once
 * and not kept. Read {@link dev.mindinsight.profiler.OperatorTable} first. Readers of the traces of
 * other producers are not here yet.
 */
@NullMarked
package dev.mindinsight.profiler;

import org.jspecify.annotations.NullMarked;
