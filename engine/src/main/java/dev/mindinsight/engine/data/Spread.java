package dev.mindinsight.engine.data;

/**
 * A few examples spread evenly over a data set: the same ones whenever they are asked for.
 *
 * @param data where they come from
 * @param count how many, 1 to the number of examples
 */
public record Spread(Dataset data, int count) {
  /** Which example of the data set stands at a place from 0. */
  public int example(int place) {
    return (int) ((long) place * data.size() / count);
  }

  /**
   * All of them in one batch, filled up with the first.
   *
   * @param capacity of the batch, at least the count
   */
  public Batch batch(int capacity) {
    ImageFiller filler = new ImageFiller(data);
    Batch batch = filler.newBatch(capacity);
    for (int place = 0; place < capacity; place++) {
      filler.fill(batch, place, place < count ? example(place) : 0, 0, 0);
    }
    batch.examples(count);
    return batch;
  }
}
