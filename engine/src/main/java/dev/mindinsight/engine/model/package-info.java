/**
 * The preset models. Read {@link dev.mindinsight.engine.model.LeNet} for how a network is
 * described.
 */
@NullMarked
package dev.mindinsight.engine.model;

import org.jspecify.annotations.NullMarked;
