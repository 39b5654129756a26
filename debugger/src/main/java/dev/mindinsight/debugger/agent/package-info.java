/**
 * The job's side of debugging, for any producer: it dials the server, stops the training between
 * two nodes, answers what the tensors hold, and checks watchpoints.
 *
 * <p>A producer describes itself as a {@link dev.mindinsight.debugger.agent.DebuggedJob} and calls
 * {@link dev.mindinsight.debugger.agent.DebugAgent} at three places: when a step begins, before a
 * node and after it; the latter two only while it is asked to. Nothing else of it changes, and
 * nothing is ever written into its tensors: the weights are those of an undisturbed run.
 *
 * <p><b>Threads.</b> Two meet here: the one that runs the nodes (the device thread) and the one
 * that hears the server (the wire's). They share one lock, which neither holds while it measures a
 * tensor; sending under it only queues. Commands change what is wanted ({@code Control}), on the
 * wire's thread; the device thread looks at that before every node, and waits there while it is to
 * be paused. While it waits, it alone reads tensors, so what it tells is of one moment. Requests of
 * tensors while the job runs are refused, on the wire's thread.
 *
 * <p><b>States.</b> <i>free</i>: nobody looks, the producer calls neither before nor after; →
 * <i>attached</i>, at the first node after an {@code Attach}; ⇄ <i>paused</i>, by a {@code Pause},
 * a finished {@code NextNode} or {@code NextStep}, or a hit; → <i>free</i> from anywhere, by a
 * {@code Detach}, a {@code Terminate}, a broken stream or {@link
 * dev.mindinsight.debugger.agent.DebugAgent#letGo}.
 *
 * <p>Read {@link dev.mindinsight.debugger.agent.DebugAgent} first.
 */
@NullMarked
package dev.mindinsight.debugger.agent;

import org.jspecify.annotations.NullMarked;
