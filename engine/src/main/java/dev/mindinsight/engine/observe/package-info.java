/**
 * Tells the outside what a training run does, through the summary SDK and the debugger's agent, as
 * any program would. No other package of the engine touches either. Read {@link
 * dev.mindinsight.engine.observe.SummaryListener}, then {@link
 * dev.mindinsight.engine.observe.DebugListener}.
 */
@NullMarked
package dev.mindinsight.engine.observe;

import org.jspecify.annotations.NullMarked;
