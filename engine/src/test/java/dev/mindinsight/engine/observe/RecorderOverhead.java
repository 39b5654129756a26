package dev.mindinsight.engine.observe;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.TinyDigits;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the recorder costs a training: one run whose recording is switched every {@value #BLOCK}
 * steps between off, every 50th step and every step, so that all three see the same busy machine. A
 * step is measured from before its data are asked for until its record is handed to the writer. Not
 * run in verify; {@code docs/benchmarks.md} has figures of 23 November 2026.
 */
public final class RecorderOverhead implements TrainingListener {
  private static final int BLOCK = 200;
  private static final int ROUNDS = 40;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int[] EVERY = {0, Trainer.RECORD_EVERY_STEPS, 1};

  private final Trainer trainer;
  private final double[][] meanMicros = new double[EVERY.length][ROUNDS];
  private long startNanos;
  private long blockNanos;

  private RecorderOverhead(Trainer trainer) {
    this.trainer = trainer;
    trainer.recordEvery(EVERY[0]);
  }

  /** Measures the presets LeNet and MLP. */
  public static void main(String[] arguments) throws Exception {
    for (Preset preset : List.of(Preset.LENET, Preset.MLP)) {
      measure(preset);
    }
  }

  private static void measure(Preset preset) throws Exception {
    int steps = BLOCK * EVERY.length;
    Mnist data = TinyDigits.of(preset.batchSize() * steps, 70);
    TrainingOptions options = new TrainingOptions(preset, WARM_UP_ROUNDS + ROUNDS, 1, true);
    Path directory = Files.createTempDirectory("recorder-overhead");
    try (Trainer trainer = new Trainer(options, data)) {
      SummaryListener summaries = SummaryListener.open(directory, options, data);
      RecorderOverhead clock = new RecorderOverhead(trainer);
      // First, so that its end of a step is before all that summaries do then.
      trainer.train(List.of(clock, summaries));
      summaries.finished();
      clock.print(preset);
    }
  }

  @Override
  public void stepBegins(long step) {
    startNanos = System.nanoTime();
  }

  @Override
  public void stepEnded(StepMetrics metrics) {
    blockNanos += System.nanoTime() - startNanos;
    if (metrics.step() % BLOCK == 0) {
      blockEnded((int) (metrics.step() / BLOCK) - 1);
    }
  }

  private void blockEnded(int block) {
    int round = block / EVERY.length - WARM_UP_ROUNDS;
    if (round >= 0) {
      meanMicros[block % EVERY.length][round] = blockNanos / 1e3 / BLOCK;
    }
    blockNanos = 0;
    trainer.recordEvery(EVERY[(block + 1) % EVERY.length]);
  }

  private void print(Preset preset) {
    for (int mode = 0; mode < EVERY.length; mode++) {
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ratios[round] = 100 * (meanMicros[mode][round] / meanMicros[0][round] - 1);
      }
      Arrays.sort(ratios);
      double[] sorted = meanMicros[mode].clone();
      Arrays.sort(sorted);
      System.out.printf(
          "%s, recorded every %d steps: median %.1f us a step, %+.2f %% (quartiles %+.2f to %+.2f)%n",
          preset.label(),
          EVERY[mode],
          sorted[ROUNDS / 2],
          ratios[ROUNDS / 2],
          ratios[ROUNDS / 4],
          ratios[3 * ROUNDS / 4]);
    }
  }
}
