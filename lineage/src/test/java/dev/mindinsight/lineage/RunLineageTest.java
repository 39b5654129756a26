package dev.mindinsight.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.DataPipeline.Operation;
import dev.mindinsight.summary.content.Lineage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLineageTest {

  @Test
  void laterRecordsWinAndTheOthersStay() {
    Lineage both =
        RunLineage.of(
            List.of(
                Lineage.ofMetrics(Map.of("loss", 2.0, "accuracy", 0.5)),
                Lineage.ofMetrics(Map.of("accuracy", 0.75))));

    assertThat(both.metrics()).isEqualTo(Map.of("loss", 2.0, "accuracy", 0.75));
    assertThat(RunLineage.of(List.of())).isEqualTo(Lineage.NONE);
  }

  @Test
  void lastScalarsFillWhatNoRecordSays() {
    Lineage lineage = Lineage.ofMetrics(Map.of("accuracy", 0.75));

    Lineage filled =
        RunLineage.withLast(
            lineage,
            List.of("accuracy", "loss", "missing"),
            Map.of("accuracy", 0.1, "loss", Double.NaN)::get);

    assertThat(filled.metrics()).isEqualTo(Map.of("accuracy", 0.75, "loss", Double.NaN));
  }

  @Test
  void equalPipelinesShareAMarkWhateverTheOrderOfTheirParameters() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("size", 32L);
    one.put("drop", Map.of("a", 1L, "b", 2L));
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("drop", Map.of("b", 2L, "a", 1L));
    other.put("size", 32L);

    assertThat(mark("Batch", one)).isEqualTo(mark("Batch", other)).matches("[0-9a-f]{8}");
  }

  @Test
  void pipelinesThatDifferAnywhereDoNot() {
    assertThat(
            List.of(
                mark("Batch", Map.of("size", 32L)),
                mark("Batch", Map.of("size", 64L)),
                mark("Batch", Map.of("size", "32")),
                mark("Batch", Map.of("size", List.of(32L))),
                mark("Batch", Map.of()),
                mark("Shuffle", Map.of("size", 32L)),
                mark("Batch", Map.of("size", 32L), new Operation("Read", Map.of(), List.of())),
                mark("Batch", Map.of("a", "b", "c", "d")),
                mark("Batch", Map.of("a", "b4:name1:c1:d"))))
        .doesNotHaveDuplicates();
  }

  private static String mark(String name, Map<String, Object> parameters, Operation... inputs) {
    return RunLineage.datasetMark(
        new DataPipeline(new Operation(name, parameters, List.of(inputs))));
  }
}
