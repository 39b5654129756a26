package dev.mindinsight.summary.content;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a model came from: what one record says of it; several records together say all. What is
 * null or not in a map was not said.
 *
 * @param network class of the model
 * @param optimizer its name
 * @param learningRate the first
 * @param lossFunction its name
 * @param epochs how often the training set was gone through
 * @param batchSize samples a step
 * @param deviceCount devices that trained together
 * @param trainSize samples of the training set
 * @param testSize samples of the test set
 * @param modelSize bytes of the model
 * @param loss the last
 * @param metrics name → value, by evaluation
 * @param userDefined name → {@link String}, {@link Long} or {@link Double}
 * @param hparams name → {@link Double}, {@link Boolean} or {@link String}
 * @param metricTags scalars by whose last values runs are to be compared
 * @param dataset the pipeline that made the training data
 * @param faults what of the record could not be understood, each beginning with a fault word
 */
public record Lineage(
    @Nullable String network,
    @Nullable String optimizer,
    @Nullable Double learningRate,
    @Nullable String lossFunction,
    @Nullable Long epochs,
    @Nullable Long batchSize,
    @Nullable Long deviceCount,
    @Nullable Long trainSize,
    @Nullable Long testSize,
    @Nullable Long modelSize,
    @Nullable Double loss,
    Map<String, Double> metrics,
    Map<String, Object> userDefined,
    Map<String, Object> hparams,
    List<String> metricTags,
    @Nullable DataPipeline dataset,
    List<String> faults)
    implements Content {

  /** Says nothing. */
  public static final Lineage NONE =
      new Lineage(
          null, null, null, null, null, null, null, null, null, null, null, Map.of(), Map.of(),
          Map.of(), List.of(), null, List.of());

  /**
   * Says nothing but metrics.
   *
   * @param metrics name → value
   */
  public static Lineage ofMetrics(Map<String, Double> metrics) {
    return new Lineage(
        null, null, null, null, null, null, null, null, null, null, null, metrics, Map.of(),
        Map.of(), List.of(), null, List.of());
  }

  /**
   * Says nothing but hyperparameters.
   *
   * @param hparams name → {@link Double}, {@link Boolean} or {@link String}
   */
  public static Lineage ofHParams(Map<String, Object> hparams) {
    return new Lineage(
        null, null, null, null, null, null, null, null, null, null, null, Map.of(), Map.of(),
        hparams, List.of(), null, List.of());
  }

  /**
   * Says nothing but by which scalars runs are to be compared.
   *
   * @param metricTags tags of the scalars
   */
  public static Lineage ofMetricTags(List<String> metricTags) {
    return new Lineage(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        metricTags,
        null,
        List.of());
  }

  /**
   * Says nothing but how the training data came about.
   *
   * @param dataset the pipeline
   */
  public static Lineage ofDataset(DataPipeline dataset) {
    return new Lineage(
        null, null, null, null, null, null, null, null, null, null, null, Map.of(), Map.of(),
        Map.of(), List.of(), dataset, List.of());
  }

  /**
   * Says nothing but what could not be understood.
   *
   * @param faults each begins with a fault word
   */
  public static Lineage ofFaults(List<String> faults) {
    return new Lineage(
        null, null, null, null, null, null, null, null, null, null, null, Map.of(), Map.of(),
        Map.of(), List.of(), null, faults);
  }

  /** Keeps copies, maps in the order of the names. */
  public Lineage {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    userDefined = Collections.unmodifiableSortedMap(new TreeMap<>(userDefined));
    hparams = Collections.unmodifiableSortedMap(new TreeMap<>(hparams));
    metricTags = List.copyOf(metricTags);
    faults = List.copyOf(faults);
  }

  /**
   * What both say; where they differ, the later one.
   *
   * @param later said after this
   */
  public Lineage with(Lineage later) {
    return new Lineage(
        or(later.network, network),
        or(later.optimizer, optimizer),
        or(later.learningRate, learningRate),
        or(later.lossFunction, lossFunction),
        or(later.epochs, epochs),
        or(later.batchSize, batchSize),
        or(later.deviceCount, deviceCount),
        or(later.trainSize, trainSize),
        or(later.testSize, testSize),
        or(later.modelSize, modelSize),
        or(later.loss, loss),
        both(metrics, later.metrics),
        both(userDefined, later.userDefined),
        both(hparams, later.hparams),
        later.metricTags.isEmpty() ? metricTags : later.metricTags,
        or(later.dataset, dataset),
        Stream.concat(faults.stream(), later.faults.stream()).toList());
  }

  private static <T> @Nullable T or(@Nullable T later, @Nullable T earlier) {
    return later == null ? earlier : later;
  }

  private static <T> Map<String, T> both(Map<String, T> earlier, Map<String, T> later) {
    Map<String, T> both = new TreeMap<>(earlier);
    both.putAll(later);
    return both;
  }
}
