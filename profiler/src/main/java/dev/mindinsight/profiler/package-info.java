/**
 * Trace and profile readers and their analyses: records in, findings out. Nothing is here yet; the
 * recorder of the engine's steps comes first.
 */
@NullMarked
package dev.mindinsight.profiler;

import org.jspecify.annotations.NullMarked;
