/**
 * The training graph: a program in static single assignment form, and what makes it legal.
 *
 * <p>{@link dev.mindinsight.engine.graph.GraphBuilder} is the type to read first: every node of
 * every graph is appended there, in the order in which it will run, and {@link
 * dev.mindinsight.engine.graph.Op} lists all that can be appended. A pass (autodiff, an optimizer)
 * appends nodes and never changes one. Types of this package are public for the engine's other
 * packages alone; nothing outside the engine sees them.
 */
@NullMarked
package dev.mindinsight.engine.graph;

import org.jspecify.annotations.NullMarked;
