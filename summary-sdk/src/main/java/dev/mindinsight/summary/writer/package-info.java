/**
 * Writes event files from training programs: {@link dev.mindinsight.summary.writer.SummaryWriter}
 * is the door. Callers put points into a queue; one thread a writer encodes them and writes.
 */
@NullMarked
package dev.mindinsight.summary.writer;

import org.jspecify.annotations.NullMarked;
