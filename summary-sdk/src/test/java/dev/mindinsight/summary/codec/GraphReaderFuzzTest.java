package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import java.util.Arrays;

/**
 * Any bytes are a graph or a fault: as GraphDef, as graph around one, as run metadata, and in a
 * tensor as TensorFlow 2 and Keras (JSON) write them. The first byte chooses.
 */
class GraphReaderFuzzTest {

  @FuzzTest
  void anyBytesAreAGraphOrAFault(byte[] data) {
    byte[] rest = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    byte[] event =
        switch (data.length == 0 ? 0 : data[0] & 7) {
          case 0 -> new Proto().bytes(4, rest).bytes();
          case 1 -> new Proto().bytes(9, rest).bytes();
          case 2 -> new Proto().bytes(8, rest).bytes();
          case 3 -> new Proto().message(8, new Proto().bytes(2, rest)).bytes();
          case 4 -> tensor("graph_run_metadata_graph", rest);
          case 5 -> tensor("graph_keras_model", rest);
          case 6 -> tensor("", rest);
          default -> tensor("graphs", rest);
        };
    try {
      GraphModel graph = Proto.decode(event, Kind.GRAPH, GraphModel.class);
      assertThat(graph.nodes()).allSatisfy(GraphReaderFuzzTest::bounded);
      assertThat(graph.nodes().size()).isLessThanOrEqualTo(GraphModel.NODES_MAX);
    } catch (ContentException e) {
      assertThat(e.getMessage()).matches("(?s)(Malformed|Truncated|Unsupported) .*");
    }
  }

  private static byte[] tensor(String plugin, byte[] graph) {
    Proto metadata = new Proto().message(1, new Proto().text(1, plugin));
    Proto tensor = Proto.tensor(7).append(new Proto().bytes(8, graph));
    Proto value = new Proto().text(1, "t").message(9, metadata).message(8, tensor);
    return new Proto().message(5, new Proto().message(1, value)).bytes();
  }

  private static void bounded(GraphModel.Node node) {
    assertThat(node.attributes().values())
        .allSatisfy(value ->
            assertThat(value.toString().length()).isLessThan(64 * GraphModel.ATTRIBUTE_CHARS_MAX));
  }
}
