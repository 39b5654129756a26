/**
 * Compiles a graph to a flat list of kernel calls over one buffer per value, and runs it on one
 * device thread. Read {@link dev.mindinsight.engine.plan.Plan} first: it holds the two loops, plain
 * and instrumented. A debugger's agent and a profiler's recorder are {@link
 * dev.mindinsight.engine.plan.NodeObserver}s.
 */
@NullMarked
package dev.mindinsight.engine.plan;

import org.jspecify.annotations.NullMarked;
