package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Samples a second of the preset {@code lenet}, batch 32, one thread: 732 ± 1,127 wall-clock on 2
 * cores (Intel Xeon, AVX-512) shared with builds at a load of 16, 22 Nov 2026; 2,500 counted in the
 * thread's processor time on the same busy machine.
 */
public class LeNetBenchmark extends StepBenchmark {
  @Override
  Preset preset() {
    return Preset.LENET;
  }

  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(LeNetBenchmark.class.getSimpleName()).build()).run();
  }
}
