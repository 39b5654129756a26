/**
 * The server's half of the debugger without its threads and sockets: what a job was told, what it
 * said, who controls it and for how long, and what is shown of it. Time is passed in, commands go
 * to a sink, so that every order of events can be tried out in a test.
 *
 * <p>Read {@link dev.mindinsight.debugger.session.Session} first.
 */
@NullMarked
package dev.mindinsight.debugger.session;

import org.jspecify.annotations.NullMarked;
