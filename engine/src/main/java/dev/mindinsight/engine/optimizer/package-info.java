/**
 * Optimizers, which append update nodes to a graph, and learning rate schedules. Read {@link
 * dev.mindinsight.engine.optimizer.Optimizer} first.
 */
@NullMarked
package dev.mindinsight.engine.optimizer;

import org.jspecify.annotations.NullMarked;
