/**
 * What a job and a server say to each other about a training that is watched: plain values, known
 * to both ends and to nothing else. {@code debugger.wire} carries them, {@code debugger.session}
 * decides on them at the server, {@code debugger.agent} acts on them in the job.
 *
 * <p>Read {@link dev.mindinsight.debugger.message.Command} first, then {@link
 * dev.mindinsight.debugger.message.Report}.
 */
@NullMarked
package dev.mindinsight.debugger.message;

import org.jspecify.annotations.NullMarked;
