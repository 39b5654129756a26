package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Samples a second of the preset {@code mlp}, batch 32, one thread: 2,630 ± 2,538 wall-clock on 2
 * cores (Intel Xeon, AVX-512) shared with builds at a load of 16, 22 Nov 2026.
 */
public class MlpBenchmark extends StepBenchmark {
  @Override
  Preset preset() {
    return Preset.MLP;
  }

  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(MlpBenchmark.class.getSimpleName()).build()).run();
  }
}
