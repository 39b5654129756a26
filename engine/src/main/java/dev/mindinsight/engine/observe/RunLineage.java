package dev.mindinsight.engine.observe;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.Operation;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.EpochMetrics;
import dev.mindinsight.engine.train.RunView;
import dev.mindinsight.engine.train.TrainingOptions;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.Lineage;
import java.util.List;
import java.util.Map;

/** Where a run's model comes from, in the words of the SDK. */
final class RunLineage {
  /** The one that all presets learn by; it stands in the graph as a node of this op. */
  private static final String LOSS_FUNCTION = "softmax_cross_entropy";

  private RunLineage() {}

  /** What is known before the first step. */
  static Lineage of(TrainingOptions options, Mnist data, RunView run) {
    Preset preset = options.preset();
    long modelBytes =
        run.parameters().stream().mapToLong(parameter -> parameter.value().byteSize()).sum();
    return new Lineage(
        preset.network().getClass().getSimpleName(),
        preset.optimizer().label(),
        preset.learningRate(),
        LOSS_FUNCTION,
        (long) options.epochs(),
        (long) preset.batchSize(),
        1L,
        (long) data.train().size(),
        (long) data.test().size(),
        modelBytes,
        null,
        Map.of(),
        Map.of("seed", options.seed()),
        Map.of(),
        List.of(),
        pipeline(run.pipeline()),
        List.of());
  }

  /** What an epoch adds; a later one takes its place. */
  static Lineage of(EpochMetrics metrics) {
    return Lineage.ofMetrics(
        Map.of("test/accuracy", metrics.testAccuracy(), "test/loss", metrics.testLoss()));
  }

  static DataPipeline pipeline(Operation last) {
    return new DataPipeline(operation(last));
  }

  private static DataPipeline.Operation operation(Operation operation) {
    return new DataPipeline.Operation(
        operation.name(),
        operation.parameters(),
        operation.inputs().stream().map(RunLineage::operation).toList());
  }
}
