/**
 * The record vocabulary: what a training run writes and what every reader of it speaks of. All
 * other packages of this module turn bytes into these types or back. Read {@code SummaryEvent}
 * first.
 */
@NullMarked
package dev.mindinsight.summary;

import org.jspecify.annotations.NullMarked;
