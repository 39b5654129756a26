/**
 * The debug port and the jobs that dialled it. A {@link dev.mindinsight.debugger.session.Session}
 * decides; here are its lock, its ticker, and the futures of those who wait for what a job says.
 *
 * <p>Read {@link dev.mindinsight.server.live.DebugPort} first, then {@link
 * dev.mindinsight.server.live.LiveJob}.
 */
@NullMarked
package dev.mindinsight.server.live;

import org.jspecify.annotations.NullMarked;
