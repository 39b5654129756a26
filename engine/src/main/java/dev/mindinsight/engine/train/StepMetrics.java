package dev.mindinsight.engine.train;

/**
 * What one training step yielded. Numbers of the graph are float32, widened; NaN is told as it is.
 *
 * @param step counted from 1 over all epochs
 * @param epoch counted from 1
 * @param loss mean of the batch, before the step's update
 * @param accuracy share of the batch told right, 0 to 1
 * @param learningRate of this step
 * @param gradientNorm Euclidean norm of all gradients
 * @param examples in the batch
 * @param computeNanos from feeding the batch to the last update, without waiting for data, pace or
 *     listeners
 */
public record StepMetrics(
    long step,
    int epoch,
    double loss,
    double accuracy,
    double learningRate,
    double gradientNorm,
    int examples,
    long computeNanos) {
  /** Examples a second of compute time. */
  public double samplesPerSecond() {
    return examples * 1e9 / computeNanos;
  }
}
