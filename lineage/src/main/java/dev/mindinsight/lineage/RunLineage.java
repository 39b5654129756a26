package dev.mindinsight.lineage;

import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.Lineage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the lineage records of one run say together. */
public final class RunLineage {

  private RunLineage() {}

  /**
   * Brings the records of a run together: what a later one says wins, metric by metric.
   *
   * @param records in the order in which they were written
   */
  public static Lineage of(List<Lineage> records) {
    return records.stream().reduce(Lineage.NONE, Lineage::with);
  }

  /**
   * Adds the last values of the scalars by which a run is to be compared. A metric that a record
   * names itself stays as it is.
   *
   * @param lineage of the run
   * @param tags of scalars
   * @param last gives the last value of a tag, or null if the run has no such scalar
   */
  public static Lineage withLast(
      Lineage lineage, List<String> tags, Function<String, @Nullable Double> last) {
    Map<String, Double> metrics = new TreeMap<>();
    for (String tag : tags) {
      Double value = last.apply(tag);
      if (value != null) {
        metrics.put(tag, value);
      }
    }
    return Lineage.ofMetrics(metrics).with(lineage);
  }

  /**
   * A mark that equal data pipelines share, whatever other runs there are.
   *
   * @param pipeline of a run
   * @return eight letters and digits
   */
  public static String datasetMark(DataPipeline pipeline) {
    return PipelineMark.of(pipeline.root());
  }
}
