package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;

/**
 * The preset {@code lenet}, batch 32, on 2 cores of an Intel Xeon (AVX-512), 22 Nov 2026, with
 * other builds beside it: to be taken again on a quiet machine. At a load of 18, samples a second
 * by the wall clock: one thread 2,773 ± 2,407 on all kernels, 462 on the reference kernels; two
 * threads 513 ± 1,674, since both have to be scheduled for each op. The best 20 steps in a row with
 * one thread, at a load of 11: 11,679.
 */
public class LeNetBenchmark extends StepBenchmark {
  @Override
  Preset preset() {
    return Preset.LENET;
  }

  public static void main(String[] args) throws Exception {
    PeerRun.run(LeNetBenchmark.class, Preset.LENET);
  }
}
