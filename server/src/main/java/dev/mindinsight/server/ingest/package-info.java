/**
 * Finds event files below the log directories, reads what is new, and hands it to the store.
 *
 * <p>{@link dev.mindinsight.server.ingest.Ingest} is the type to read first. One watcher thread
 * learns which directories hold event files and when they change; two decoder threads read, a slice
 * of one file at a time or a large part of a backlog, and submit what they read with the offset up
 * to which they read it. A run's files are read in order by one decoder at a time; runs take turns.
 *
 * <p>Absences: ingest keeps no state on disk of its own, never writes below a log directory, never
 * follows a path out of it, and sees only the write side of the store.
 */
@NullMarked
package dev.mindinsight.server.ingest;

import org.jspecify.annotations.NullMarked;
