/**
 * Carries the messages of {@code debugger.message} between a job and a server: one gRPC stream a
 * job, dialled by the job and re-dialled for ever. Protobuf and gRPC never leave this package;
 * {@code debug_messages.proto} is the protocol's manual.
 *
 * <p>Either end bounds what waits to be sent. The job leaves out positions and hits when the server
 * reads too slowly, and says how many ({@link dev.mindinsight.debugger.message.Report.Dropped});
 * the server cuts a stream whose job does not read. A malformed message ends its stream and nothing
 * else.
 *
 * <p>Read {@link dev.mindinsight.debugger.wire.WireServer} and {@link
 * dev.mindinsight.debugger.wire.WireClient} first.
 */
@NullMarked
package dev.mindinsight.debugger.wire;

import org.jspecify.annotations.NullMarked;
