package dev.mindinsight.engine.data;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Batches to learn from, epoch after epoch without end. Every epoch is a permutation of its own,
 * drawn from the seed and the epoch's number; the examples left over by whole batches sit out that
 * epoch. Each image is moved by up to {@code maxShift} pixels along each axis.
 */
public final class TrainingBatches implements BatchSource {
  private final Dataset data;
  private final ImageFiller filler;
  private final Batch batch;
  private final int batchSize;
  private final int maxShift;
  private final long seed;
  private final int[] order;
  private SplittableRandom random;
  private int epoch;
  private int used;

  /**
   * Begins with the first epoch.
   *
   * @param batchSize at most the number of examples
   * @param maxShift in pixels; 0 leaves the images in place
   */
  public TrainingBatches(Dataset data, int batchSize, int maxShift, long seed) {
    if (batchSize < 1 || batchSize > data.size()) {
      throw new IllegalArgumentException(
          "Conflict: got a batch of %d, want 1 to %d, the number of examples"
              .formatted(batchSize, data.size()));
    }
    this.data = data;
    this.filler = new ImageFiller(data);
    this.batch = filler.newBatch(batchSize);
    this.batchSize = batchSize;
    this.maxShift = maxShift;
    this.seed = seed;
    this.order = new int[data.size()];
    this.random = shuffle();
  }

  /** Batches in an epoch. */
  public static int perEpoch(Dataset data, int batchSize) {
    return data.size() / batchSize;
  }

  @Override
  public Batch next() {
    fill(batch);
    return batch;
  }

  Batch newBatch() {
    return filler.newBatch(batchSize);
  }

  void fill(Batch target) {
    if (used + batchSize > data.size()) {
      epoch++;
      used = 0;
      random = shuffle();
    }
    for (int place = 0; place < batchSize; place++) {
      filler.fill(target, place, order[used++], shift(), shift());
    }
    target.examples(batchSize);
  }

  private int shift() {
    return maxShift == 0 ? 0 : random.nextInt(-maxShift, maxShift + 1);
  }

  /** Draws the epoch's order (Fisher and Yates) and returns the generator for its shifts. */
  private SplittableRandom shuffle() {
    SplittableRandom drawn = new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L * (epoch + 1));
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = drawn.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return drawn;
  }

  @Override
  public Operation operation() {
    Operation shuffled =
        data.operation()
            .then(
                "Shuffle", Map.of("seed", seed, "buffer", (long) data.size(), "each_epoch", true));
    Operation moved =
        maxShift == 0
            ? shuffled
            : shuffled.then(
                "RandomShift", Map.of("seed", seed, "pixels_max", (long) maxShift, "fill", 0L));
    return ImageFiller.normalize(moved)
        .then("Batch", Map.of("size", (long) batchSize, "drop_remainder", true));
  }

  @Override
  public void close() {}
}
