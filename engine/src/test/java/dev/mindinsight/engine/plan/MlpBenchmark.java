package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;

/**
 * The preset {@code mlp}, batch 32, on 2 cores of an Intel Xeon (AVX-512), 22 Nov 2026, with other
 * builds beside it: to be taken again on a quiet machine. The best 20 steps in a row with one
 * thread, at a load of 17: 6,281 samples a second on all kernels, 5,382 on the reference kernels.
 */
public class MlpBenchmark extends StepBenchmark {
  @Override
  Preset preset() {
    return Preset.MLP;
  }

  public static void main(String[] args) throws Exception {
    PeerRun.run(MlpBenchmark.class, Preset.MLP);
  }
}
