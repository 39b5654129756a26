/**
 * Kernels of oneDNN (Intel's open library of neural network primitives), for float32 on
 * linux-x86_64. Read {@link dev.mindinsight.engine.kernel.onednn.OneDnnKernels} first, the table
 * from ops to primitives; then {@link dev.mindinsight.engine.kernel.onednn.Assembly}, which makes a
 * kernel of primitives and reorders.
 *
 * <p>Tensors are row-major outside. Where oneDNN wants another layout, a kernel reorders into
 * memory of its own and back, so that whoever pauses a step sees true values. An op is only taken
 * over where the primitive treats NaN and infinities as the reference kernel does and is not
 * slower: ReLU and max pooling are not here, since oneDNN's drop NaN.
 */
@NullMarked
package dev.mindinsight.engine.kernel.onednn;

import org.jspecify.annotations.NullMarked;
