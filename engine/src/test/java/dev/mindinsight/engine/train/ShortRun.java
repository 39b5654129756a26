package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.model.Preset;
import java.io.IOException;
import java.util.List;

/** Trains LeNet for a few steps and prints the checksum of its state: {@code SEED PREFETCH}. */
final class ShortRun {
  private static final int STEPS = 40;

  private ShortRun() {}

  public static void main(String[] args) throws IOException {
    System.out.println(checksum(Long.parseLong(args[0]), Boolean.parseBoolean(args[1])));
  }

  static long checksum(long seed, boolean prefetch) throws IOException {
    TrainingOptions options = new TrainingOptions(Preset.LENET, 1, seed, prefetch);
    try (Trainer trainer = new Trainer(options, Mnist.shipped())) {
      trainer.train(
          List.of(
              new TrainingListener() {
                @Override
                public void stepEnded(StepMetrics metrics) {
                  if (metrics.step() == STEPS) {
                    trainer.stop();
                  }
                }
              }));
      return trainer.checksum();
    }
  }
}
