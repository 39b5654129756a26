package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.codec.EventMessages.ModelLineage;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Lineage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lineage, as our own plugin writes it. */
final class ModelLineages {

  private ModelLineages() {}

  /**
   * The message of a lineage.
   *
   * @throws IllegalArgumentException when one of its values is of a type that is not written
   */
  static ModelLineage of(Lineage lineage) {
    ModelLineage.Builder message =
        ModelLineage.newBuilder()
            .putAllMetrics(lineage.metrics())
            .putAllUserDefined(Parameters.of(lineage.userDefined()))
            .putAllHparams(Parameters.of(lineage.hparams()))
            .addAllMetricTags(lineage.metricTags())
            .addAllFaults(lineage.faults());
    set(lineage.network(), message::setNetwork);
    set(lineage.optimizer(), message::setOptimizer);
    set(lineage.learningRate(), message::setLearningRate);
    set(lineage.lossFunction(), message::setLossFunction);
    set(lineage.epochs(), message::setEpochs);
    set(lineage.batchSize(), message::setBatchSize);
    set(lineage.deviceCount(), message::setDeviceCount);
    set(lineage.trainSize(), message::setTrainSize);
    set(lineage.testSize(), message::setTestSize);
    set(lineage.modelSize(), message::setModelSize);
    set(lineage.loss(), message::setLoss);
    if (lineage.dataset() != null) {
      message.setDataset(DataOperations.of(lineage.dataset()));
    }
    return message.build();
  }

  private static <T> void set(@Nullable T value, Consumer<T> field) {
    if (value != null) {
      field.accept(value);
    }
  }

  static Lineage lineage(ModelLineage message) throws ContentException {
    return new Lineage(
        message.hasNetwork() ? message.getNetwork() : null,
        message.hasOptimizer() ? message.getOptimizer() : null,
        message.hasLearningRate() ? message.getLearningRate() : null,
        message.hasLossFunction() ? message.getLossFunction() : null,
        message.hasEpochs() ? message.getEpochs() : null,
        message.hasBatchSize() ? message.getBatchSize() : null,
        message.hasDeviceCount() ? message.getDeviceCount() : null,
        message.hasTrainSize() ? message.getTrainSize() : null,
        message.hasTestSize() ? message.getTestSize() : null,
        message.hasModelSize() ? message.getModelSize() : null,
        message.hasLoss() ? message.getLoss() : null,
        message.getMetricsMap(),
        Parameters.plain(message.getUserDefinedMap()),
        Parameters.plain(message.getHparamsMap()),
        message.getMetricTagsList(),
        message.hasDataset() ? DataOperations.pipeline(message.getDataset()) : null,
        message.getFaultsList());
  }
}
