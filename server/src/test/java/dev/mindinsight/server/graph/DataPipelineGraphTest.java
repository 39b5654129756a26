package dev.mindinsight.server.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.GraphModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataPipelineGraphTest {

  private static DataPipeline.Operation operation(String name, DataPipeline.Operation... inputs) {
    return new DataPipeline.Operation(name, Map.of("size", 32L), List.of(inputs));
  }

  @Test
  void operationsStandFromTheFilesToTheBatches() {
    DataPipeline pipeline =
        new DataPipeline(
            operation(
                "Batch",
                operation(
                    "Zip",
                    operation("Map", operation("Map_1")),
                    operation("Map", operation("Mnist")))));

    GraphModel graph = DataPipelineGraph.of(pipeline, "mindspore");

    assertThat(graph.producer()).isEqualTo("mindspore");
    assertThat(graph.nodes())
        .extracting(GraphModel.Node::name)
        .containsExactly("Map_1", "Map", "Mnist", "Map_2", "Zip", "Batch");
    assertThat(graph.nodes()).extracting(GraphModel.Node::op).contains("Mnist", "Batch");
    assertThat(graph.nodes().get(4).inputs())
        .containsExactly(
            new GraphModel.Input("Map", 0, false), new GraphModel.Input("Map_2", 0, false));
    assertThat(graph.nodes().getFirst().attributes()).containsEntry("size", 32L);
    assertThat(GraphHierarchy.of(graph).notes()).isEmpty();
  }

  @Test
  void aLongPipelineNeedsNoLongStack() {
    DataPipeline.Operation last = operation("Mnist");
    for (int i = 0; i < 50_000; i++) {
      last = operation("Map", last);
    }

    assertThat(DataPipelineGraph.of(new DataPipeline(last), "x").nodes()).hasSize(50_001);
  }
}
