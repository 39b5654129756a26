package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;

/** FIGURES-LeNet */
public class LeNetBenchmark extends StepBenchmark {
  @Override
  Preset preset() {
    return Preset.LENET;
  }

  public static void main(String[] args) throws Exception {
    PeerRun.run(LeNetBenchmark.class, Preset.LENET);
  }
}
