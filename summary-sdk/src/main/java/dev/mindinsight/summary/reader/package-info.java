/**
 * Reads event files: framing and codec together, resumable at any record. Read {@link
 * dev.mindinsight.summary.reader.EventFileReader} first.
 */
@NullMarked
package dev.mindinsight.summary.reader;

import org.jspecify.annotations.NullMarked;
