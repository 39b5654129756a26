/**
 * The training loop: epochs, steps, evaluation, and the listener through which all else watches.
 * Read {@link dev.mindinsight.engine.train.Trainer} first.
 */
@NullMarked
package dev.mindinsight.engine.train;

import org.jspecify.annotations.NullMarked;
