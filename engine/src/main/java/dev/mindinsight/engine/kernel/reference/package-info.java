/**
 * Kernels in plain Java for every op, in float32 and float64: the oracle for all other kernels and
 * what a machine without any of those trains on. Read {@link
 * dev.mindinsight.engine.kernel.reference.ReferenceKernels} first, the table from ops to kernels.
 *
 * <p>Every sum runs in a stated order, so results are the same on every run and machine.
 */
@NullMarked
package dev.mindinsight.engine.kernel.reference;

import org.jspecify.annotations.NullMarked;
