package dev.mindinsight.engine.train;

import dev.mindinsight.engine.model.Preset;

/**
 * What decides a run: the same options on the same data give the same weights, bit for bit.
 *
 * @param preset network and its settings
 * @param epochs passes over the training data, at least 1
 * @param seed of initial weights, order and shifts
 * @param prefetch whether batches are prepared on a thread of their own; has no influence on
 *     results
 */
public record TrainingOptions(Preset preset, int epochs, long seed, boolean prefetch) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is not even one epoch
   */
  public TrainingOptions {
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "Malformed option: got " + epochs + " epochs, want at least 1");
    }
  }
}
