package dev.mindinsight.engine.kernel;

/**
 * An op made ready for fixed types on one device. Holds scratch memory: not for several threads.
 */
public interface Kernel extends AutoCloseable {
  /**
   * Called once, before the first run, with the arrays that every run will get: the place to write
   * down native arguments. May be called on any thread.
   */
  default void bind(Tensor[] inputs, Tensor[] outputs) {}

  /**
   * Computes all elements of the outputs; allocates nothing.
   *
   * @param inputs of the types that the kernel was prepared for; read only
   * @param outputs likewise; what they held before has no influence
   */
  void run(Tensor[] inputs, Tensor[] outputs);

  /** Frees what is not on the heap; no run may follow. On any thread, but not during a run. */
  @Override
  default void close() {}
}
