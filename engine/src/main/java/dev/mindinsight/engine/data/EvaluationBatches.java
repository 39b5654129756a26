package dev.mindinsight.engine.data;

/**
 * A data set in its own order, once. The last batch may be partial: it is filled up with the first
 * example, which {@link Batch#examples} does not count.
 */
public final class EvaluationBatches {
  private final Dataset data;
  private final ImageFiller filler;
  private final Batch batch;
  private final int batchSize;
  private int used;

  /** Begins with the first example. */
  public EvaluationBatches(Dataset data, int batchSize) {
    this.data = data;
    this.filler = new ImageFiller(data);
    this.batch = filler.newBatch(batchSize);
    this.batchSize = batchSize;
  }

  /** Whether examples are left. */
  public boolean hasNext() {
    return used < data.size();
  }

  /** The next batch, valid until the next call. */
  public Batch next() {
    int examples = Math.min(batchSize, data.size() - used);
    for (int place = 0; place < batchSize; place++) {
      filler.fill(batch, place, place < examples ? used + place : 0, 0, 0);
    }
    batch.examples(examples);
    used += examples;
    return batch;
  }
}
