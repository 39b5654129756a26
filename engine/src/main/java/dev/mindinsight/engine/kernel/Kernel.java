package dev.mindinsight.engine.kernel;

/**
 * An op made ready for fixed types on one device. Holds scratch memory: not for several threads.
 */
public interface Kernel {
  /**
   * Computes all elements of the outputs; allocates nothing.
   *
   * @param inputs of the types that the kernel was prepared for; read only
   * @param outputs likewise; what they held before has no influence
   */
  void run(Tensor[] inputs, Tensor[] outputs);
}
