package dev.mindinsight.engine.data;

/** A sequence of batches. For one thread. */
public interface BatchSource extends AutoCloseable {
  /** The next batch, valid until the next call. */
  Batch next();

  /** Ends the threads of the source, if it has any. */
  @Override
  void close();
}
