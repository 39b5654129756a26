package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.codec.EventMessages.AttrValue;
import dev.mindinsight.summary.codec.EventMessages.GraphDef;
import dev.mindinsight.summary.codec.EventMessages.NodeDef;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import dev.mindinsight.summary.content.GraphModel.SourceLine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnGraphsTest {

  private static final Map<String, Object> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("phase", "backward"),
          Map.entry("stride", 2L),
          Map.entry("exact", 0.5),
          Map.entry("rounded", 0.1),
          Map.entry("huge", Double.MAX_VALUE),
          Map.entry("nan", Double.NaN),
          Map.entry("zero", -0.0),
          Map.entry("flag", false),
          Map.entry("empty", List.of()),
          Map.entry("texts", List.of("a", "<b>ü")),
          Map.entry("longs", List.of(Long.MIN_VALUE, 0L)),
          Map.entry("doubles", List.of(0.1, 0.5)),
          Map.entry("flags", List.of(true, false)));

  private static final GraphModel GRAPH =
      new GraphModel(
          "mindinsight",
          List.of(
              new Node(
                  "model/conv1/add",
                  "Add",
                  "model/conv1",
                  List.of(
                      new Input("a:1", 0, false),
                      new Input("split", 3, false),
                      new Input("gone", 0, true),
                      new Input("a:1", 0, true)),
                  List.of(
                      new Output("float32", List.of(32L, -1L)),
                      new Output("", null),
                      new Output("int32", List.of())),
                  ATTRIBUTES,
                  List.of(
                      new SourceLine("C:/a:1/LeNet.java", 24, "x = relu(x);"),
                      new SourceLine("", 0, ""))),
              node("split", Map.of()),
              node("split", Map.of()),
              new Node("a/b", "", "elsewhere", List.of(), List.of(), Map.of(), List.of())),
          List.of("one note", "another"));

  private static Node node(String name, Map<String, Object> attributes) {
    return new Node(name, "Op", "", List.of(), List.of(), attributes, List.of());
  }

  private static Wire wire(GraphDef message) {
    byte[] bytes = message.toByteArray();
    return new Wire().over(bytes, 0, bytes.length);
  }

  private static GraphModel read(GraphDef message) throws MalformedEventException {
    return OwnGraphs.read(wire(message));
  }

  @Test
  void aGraphComesBackAsItWas() throws Exception {
    GraphDef message = OwnGraphs.of(GRAPH);
    assertThat(OwnGraphs.isOurs(wire(message))).isTrue();
    assertThat(read(message)).isEqualTo(GRAPH);
    GraphModel empty = new GraphModel("mindinsight", List.of(), List.of());
    assertThat(OwnGraphs.isOurs(wire(OwnGraphs.of(empty)))).isTrue();
    assertThat(read(OwnGraphs.of(empty))).isEqualTo(empty);
    GraphDef another = GraphDef.newBuilder().addNode(NodeDef.getDefaultInstance()).build();
    assertThat(OwnGraphs.isOurs(wire(another))).isFalse();
  }

  @Test
  void anotherProducersGraphBecomesOurs() throws Exception {
    GraphModel other = new GraphModel("keras", GRAPH.nodes(), GRAPH.notes());
    assertThat(read(OwnGraphs.of(other))).isEqualTo(GRAPH);
  }

  @Test
  void theMessageIsOneThatTensorBoardUnderstands() {
    NodeDef node = OwnGraphs.of(GRAPH).getNode(0);
    assertThat(node.getInputList())
        .extracting(bytes -> bytes.toStringUtf8())
        .containsExactly("a:1:0", "split:3", "^gone", "^a:1");
    assertThat(node.getAttrOrThrow("phase").getS().toStringUtf8()).isEqualTo("backward");
    assertThat(node.getAttrOrThrow("rounded").getF()).isEqualTo(0.1f);
    AttrValue shapes = node.getAttrOrThrow("_output_shapes");
    assertThat(shapes.getList().getShapeCount()).isEqualTo(3);
    assertThat(shapes.getList().getShape(0)).isEqualTo(Decoded.shape(32, -1));
    assertThat(shapes.getList().getShape(1).getUnknownRank()).isTrue();
  }

  @Test
  void whatAGraphDefCannotSayIsRefused() {
    refused(
        node("n", Map.of("_output_shapes", 1L)),
        "Conflict: got an attribute _output_shapes, a name that is kept for the format, in node n");
    refused(
        node("n", Map.of("_mindinsight_x", 1L)),
        "Conflict: got an attribute _mindinsight_x, a name that is kept for the format, in node n");
    refused(
        node("n", Map.of("a", 1)),
        "Unsupported attribute a: got java.lang.Integer, want String, Long, Double, Boolean or a List, in node n");
    refused(
        node("n", Map.of("a", Arrays.asList(1L, "x"))),
        "Unsupported attribute a: got a list of several types, want one, in node n");
    refused(
        node("n", Map.of("a", "x".repeat(1025))),
        "Unsupported attribute a: got 1,025 characters, want at most 1,024, in node n");
    refused(
        node("n".repeat(1 << 20), Map.of()),
        "Unsupported node: got 1,048,584 bytes, want at most 1,048,576, in nnn");
    for (Input input :
        List.of(
            new Input("", 0, false),
            new Input("^x", 0, false),
            new Input("x", -1, false),
            new Input("x", 1, true))) {
      refused(
          new Node("n", "", "", List.of(input), List.of(), Map.of(), List.of()),
          "Unsupported input: got " + input);
    }
  }

  private static void refused(Node node, String message) {
    assertThatThrownBy(() -> OwnGraphs.of(new GraphModel("", List.of(node), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aNodeThatCannotBeUnderstoodIsLeftOutAndNoted() throws Exception {
    GraphDef.Builder graph = OwnGraphs.of(GRAPH).toBuilder();
    graph.getNodeBuilder(0).removeAttr("_mindinsight_output_types");
    graph.addNodeBuilder().setName(ByteString.copyFrom(new byte[OwnGraphs.NODE_BYTES_MAX]));
    GraphModel read = read(graph.build());
    assertThat(read.nodes()).isEqualTo(GRAPH.nodes().subList(1, 4));
    assertThat(read.notes())
        .containsExactly(
            "one note",
            "another",
            "Malformed graph: 2 nodes or functions are left out, the first for:"
                + " Malformed attribute _mindinsight_output_types: got 0 items, want 3");
  }
}
