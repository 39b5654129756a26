package dev.mindinsight.engine.kernel;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.TensorType;
import java.util.List;
import java.util.Optional;

/** A family of kernels for one device, found by {@link java.util.ServiceLoader}. */
public interface KernelProvider {
  /** The device that the kernels run on, for example {@code cpu}. */
  String device();

  /** The family's name in messages, for example {@code reference}. */
  String name();

  /** The higher, the earlier asked; the reference kernels have 0. */
  int priority();

  /**
   * Why this family has no kernel at all on this machine, in one line; nothing where it is usable.
   */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * A kernel for an op with these types, or nothing if this family has none.
   *
   * @param op not a source
   */
  Optional<Kernel> prepare(Op op, List<TensorType> inputs, List<TensorType> outputs);
}
