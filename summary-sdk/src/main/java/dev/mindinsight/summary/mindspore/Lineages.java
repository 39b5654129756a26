package dev.mindinsight.summary.mindspore;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.codec.Text;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.Dataset;
import dev.mindinsight.summary.mindspore.MindSporeMessages.EvaluationLineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.LineageEvent;
import dev.mindinsight.summary.mindspore.MindSporeMessages.TrainLineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.UserDefinedInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a lineage event says. */
final class Lineages {

  /** How MindSpore writes that there is none. */
  static final String NONE = "None";

  private Lineages() {}

  static Lineage read(LineageEvent event) throws ContentException {
    return switch (event.getWhatCase()) {
      case TRAIN_LINEAGE -> train(event.getTrainLineage());
      case EVALUATION_LINEAGE -> evaluation(event.getEvaluationLineage());
      case DATASET_GRAPH -> Lineage.ofDataset(Pipelines.read(event.getDatasetGraph()));
      case USER_DEFINED_INFO -> custom(event.getUserDefinedInfo());
      case WHAT_NOT_SET -> throw new ContentException("Malformed lineage: got an event of nothing");
    };
  }

  private static Lineage train(TrainLineage train) {
    TrainLineage.HyperParameters hyper = train.getHyperParameters();
    TrainLineage.Algorithm algorithm = train.getAlgorithm();
    return new Lineage(
        text(algorithm.getNetwork()),
        text(hyper.getOptimizer()),
        hyper.hasLearningRate() ? (double) hyper.getLearningRate() : null,
        text(hyper.getLossFunction()),
        hyper.hasEpoch() ? (long) hyper.getEpoch() : null,
        hyper.hasBatchSize() ? (long) hyper.getBatchSize() : null,
        hyper.hasDeviceNum() ? (long) hyper.getDeviceNum() : null,
        size(train.getTrainDataset()),
        null,
        train.getModel().hasSize() ? train.getModel().getSize() : null,
        algorithm.hasLoss() ? (double) algorithm.getLoss() : null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        List.of());
  }

  private static Lineage evaluation(EvaluationLineage evaluation) {
    Map<String, Double> metrics = new HashMap<>();
    Map<String, Object> others = new HashMap<>();
    List<String> faults = List.of();
    String json = text(evaluation.getMetric());
    if (json != null) {
      try {
        JsonText.object(json).forEach((name, value) -> metric(name, value, metrics, others));
      } catch (ContentException e) {
        faults = List.of("Malformed metrics of the evaluation: " + e.getMessage());
      }
    }
    return said(size(evaluation.getValidDataset()), metrics, others, faults);
  }

  /** Lists of numbers, one a class, and texts are no metric to compare: kept as they stand. */
  private static void metric(
      String name, Object value, Map<String, Double> metrics, Map<String, Object> others) {
    switch (value) {
      case Double number -> metrics.put(name, number);
      case Long number -> metrics.put(name, number.doubleValue());
      default -> others.put(name, value.toString());
    }
  }

  private static Lineage custom(UserDefinedInfo info) {
    Map<String, Object> values = new HashMap<>();
    custom("", info, values);
    return said(null, Map.of(), values, List.of());
  }

  private static void custom(String prefix, UserDefinedInfo info, Map<String, Object> values) {
    info.getUserInfoList().forEach(inner -> custom(prefix, inner, values));
    info.getMapDictList()
        .forEach(entry -> custom(prefix + name(entry.getKey()) + "/", entry.getValue(), values));
    info.getMapInt32List()
        .forEach(entry -> values.put(prefix + name(entry.getKey()), (long) entry.getValue()));
    info.getMapStrList()
        .forEach(entry -> values.put(prefix + name(entry.getKey()), name(entry.getValue())));
    info.getMapDoubleList()
        .forEach(entry -> values.put(prefix + name(entry.getKey()), entry.getValue()));
  }

  private static Lineage said(
      @Nullable Long testSize,
      Map<String, Double> metrics,
      Map<String, Object> userDefined,
      List<String> faults) {
    return new Lineage(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        testSize,
        null,
        null,
        metrics,
        userDefined,
        Map.of(),
        List.of(),
        null,
        faults);
  }

  private static @Nullable Long size(Dataset dataset) {
    return dataset.hasSize() ? (long) dataset.getSize() : null;
  }

  /** A text, or null where MindSpore says that there is none. */
  private static @Nullable String text(ByteString bytes) {
    String text = name(bytes);
    return text.isEmpty() || text.equals(NONE) ? null : text;
  }

  static String name(ByteString bytes) {
    return Text.of(bytes.toByteArray(), 0, bytes.size());
  }
}
