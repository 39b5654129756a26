package dev.mindinsight.engine.data;

/** A sequence of batches. For one thread. */
public interface BatchSource extends AutoCloseable {
  /** The next batch, valid until the next call. */
  Batch next();

  /** How the batches come about; its inputs lead back to the files. */
  Operation operation();

  /** Ends the threads of the source, if it has any. */
  @Override
  void close();
}
