/**
 * What executes one op on one device. {@link dev.mindinsight.engine.kernel.KernelProvider} is the
 * seam: providers are found by {@link java.util.ServiceLoader} and asked in order of priority, so
 * that native kernels take over op by op and the reference kernels remain as their oracle. Kernels
 * see ops, types and tensors, never the graph.
 */
@NullMarked
package dev.mindinsight.engine.kernel;

import org.jspecify.annotations.NullMarked;
