/**
 * Tells the outside what a training run does, through the summary SDK as any program would. No
 * other package of the engine touches the SDK. Read {@link
 * dev.mindinsight.engine.observe.SummaryListener}.
 */
@NullMarked
package dev.mindinsight.engine.observe;

import org.jspecify.annotations.NullMarked;
