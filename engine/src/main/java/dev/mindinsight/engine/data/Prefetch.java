package dev.mindinsight.engine.data;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Prepares batches on a thread of its own, ahead of their use, in the same order and with the same
 * contents as without it. Batches go round: those in use, those ready and the one being filled are
 * {@value #BATCHES} in all.
 */
public final class Prefetch implements BatchSource {
  private static final int BATCHES = 4;

  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(BATCHES);
  private final Operation prepared;
  private final Thread thread;
  private @Nullable Batch lent;

  /** Starts the thread, which from now on alone uses {@code batches}. */
  public Prefetch(TrainingBatches batches) {
    for (int i = 0; i < BATCHES; i++) {
      free.add(batches.newBatch());
    }
    prepared = batches.operation();
    thread = Thread.ofPlatform().name("engine-prefetch").daemon().start(() -> prepare(batches));
  }

  private void prepare(TrainingBatches batches) {
    try {
      while (true) {
        Batch batch = free.take();
        batches.fill(batch);
        ready.put(batch);
      }
    } catch (InterruptedException e) {
      // close() ends the thread this way.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The next batch, valid until the next call.
   *
   * @throws IllegalStateException if the calling thread is interrupted while it waits
   */
  @Override
  public Batch next() {
    try {
      if (lent != null) {
        free.put(lent);
      }
      Batch batch = ready.take();
      lent = batch;
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a batch", e);
    }
  }

  @Override
  public Operation operation() {
    return prepared.then("Prefetch", Map.of("batches", (long) BATCHES));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
