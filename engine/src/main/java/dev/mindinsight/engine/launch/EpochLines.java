package dev.mindinsight.engine.launch;

import dev.mindinsight.engine.train.EpochMetrics;
import dev.mindinsight.engine.train.TrainingListener;
import java.io.PrintWriter;

/** Prints a line an epoch. */
final class EpochLines implements TrainingListener {
  private final PrintWriter out;
  private final int epochs;

  EpochLines(PrintWriter out, int epochs) {
    this.out = out;
    this.epochs = epochs;
  }

  @Override
  public void epochEnded(EpochMetrics metrics) {
    out.printf(
        "epoch %d/%d: test accuracy %.4f, test loss %.4f, %,.0f samples/s%n",
        metrics.epoch(),
        epochs,
        metrics.testAccuracy(),
        metrics.testLoss(),
        metrics.samplesPerSecond());
    out.flush();
  }
}
