package dev.mindinsight.engine.train;

/**
 * What an epoch achieved, measured on all test images.
 *
 * @param epoch counted from 1
 * @param step the epoch's last
 * @param testLoss mean over the test images; NaN is told as it is
 * @param testAccuracy share of the test images told right, 0 to 1
 * @param samplesPerSecond training examples a second of compute time
 */
public record EpochMetrics(
    int epoch, long step, double testLoss, double testAccuracy, double samplesPerSecond) {}
