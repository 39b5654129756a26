package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;

/**
 * The preset {@code lenet}, batch 32, on 2 cores of an Intel Xeon (AVX-512), 23 Nov 2026, nothing
 * beside it, samples a second: one thread 10,229 on all kernels, 3,186 on the reference kernels;
 * two threads 10,755 and 2,668. PyTorch was not installed.
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
