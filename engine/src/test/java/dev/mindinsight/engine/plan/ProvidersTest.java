package dev.mindinsight.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernels;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.model.TrainingGraph;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which kernels a step of a preset runs on, and how often. */
class ProvidersTest {
  private static TrainingGraph graph(Preset preset) {
    return TrainingGraph.build(
        preset.network(), preset.optimizer(), DType.FLOAT32, Shape.of(32, 1, 28, 28), 10);
  }

  private static Plan compile(TrainingGraph training, Memory memory, Device device) {
    return Plan.compile(training.graph().nodes(), memory, device);
  }

  /** How many nodes of each op run on oneDNN. */
  private static Map<String, Integer> onOneDnn(Preset preset) {
    TrainingGraph training = graph(preset);
    Map<String, Integer> counts = new TreeMap<>();
    try (Device device = Device.cpu();
        Memory memory = new Memory(training.graph(), 1);
        Plan plan = compile(training, memory, device)) {
      Map<String, String> providers = plan.providers();
      for (Node node : training.graph().nodes()) {
        if ("onednn".equals(providers.get(node.name()))) {
          counts.merge(node.op().label(), 1, Integer::sum);
        }
      }
      assertThat(plan.kernelUse().missing()).isEmpty();
      assertThat(plan.kernelUse().nodes())
          .containsEntry("onednn", counts.values().stream().mapToLong(i -> i).sum());
    }
    return counts;
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void theHeavyOpsOfThePresetsRunOnOneDnn() {
    assertThat(onOneDnn(Preset.LENET))
        .containsEntry("conv2d", 2)
        .containsEntry("conv2d_input_grad", 1)
        .containsEntry("conv2d_filter_grad", 2)
        .containsEntry("mat_mul", 9)
        .containsEntry("add_bias", 4);
    assertThat(onOneDnn(Preset.MLP)).containsEntry("mat_mul", 8).containsEntry("add_bias", 2);
  }

  @Test
  void everyNodeCanRunOnTheReferenceKernels() {
    TrainingGraph training = graph(Preset.LENET);
    try (Device device = Device.with(Kernels.installed("cpu").only("reference"));
        Memory memory = new Memory(training.graph(), 1);
        Plan plan = compile(training, memory, device)) {
      int all =
          (int) training.graph().nodes().stream().filter(node -> !node.op().isSource()).count();
      assertThat(plan.kernelUse().nodes())
          .containsExactlyEntriesOf(Map.of("reference", (long) all));
      assertThat(plan.kernelUse().describe()).isEqualTo("reference for %d of %d nodes", all, all);
    }
  }

  @Test
  void aFamilyThatCannotBeUsedIsNamedInTheLine() {
    Map<String, Long> nodes = Map.of("reference", 7L);
    assertThat(new KernelUse(nodes, List.of("onednn: no such library")).describe())
        .isEqualTo("reference for 7 of 7 nodes; cannot be used: onednn: no such library");
  }
}
