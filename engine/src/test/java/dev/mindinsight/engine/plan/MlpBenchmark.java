package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.model.Preset;

/** FIGURES-Mlp */
public class MlpBenchmark extends StepBenchmark {
  @Override
  Preset preset() {
    return Preset.MLP;
  }

  public static void main(String[] args) throws Exception {
    PeerRun.run(MlpBenchmark.class, Preset.MLP);
  }
}
