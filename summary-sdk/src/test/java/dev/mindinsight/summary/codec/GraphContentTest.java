package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphContentTest {

  private static Proto node(String name, String op, String... inputs) {
    Proto node = new Proto().text(1, name).text(2, op);
    for (String input : inputs) {
      node.text(3, input);
    }
    return node;
  }

  private static Proto attribute(String name, Proto value) {
    return new Proto().text(1, name).message(2, value);
  }

  private static Proto graphDef(Proto... nodes) {
    Proto graph = new Proto();
    for (Proto node : nodes) {
      graph.message(1, node);
    }
    return graph;
  }

  private static GraphModel read(Proto graphDef) throws ContentException {
    return Proto.decode(new Proto().message(4, graphDef).bytes(), Kind.GRAPH, GraphModel.class);
  }

  private static GraphModel ofPlugin(String plugin, byte[] text) throws ContentException {
    Proto metadata = new Proto().message(1, new Proto().text(1, plugin));
    Proto value = new Proto().text(1, "t").message(8, Proto.tensor(7).bytes(8, text));
    if (!plugin.isEmpty()) {
      value.message(9, metadata);
    }
    byte[] event = new Proto().message(5, new Proto().message(1, value)).bytes();
    return Proto.decode(event, Kind.GRAPH, GraphModel.class);
  }

  @Test
  void aNodeHasItsScopeInputsOutputsAndAttributes() throws ContentException {
    Proto shapes =
        new Proto()
            .message(
                1,
                new Proto()
                    .message(
                        7,
                        new Proto()
                            .message(2, new Proto().varint(1, -1))
                            .message(2, new Proto().varint(1, 3)))
                    .message(7, new Proto().varint(3, 1)));
    Proto node =
        node("layer/a<b>", "Conv2D", "x", "^init", "layer/split:2", "aten::add")
            .text(4, "/device:CPU:0")
            .message(5, attribute("T", new Proto().varint(6, 1)))
            .message(5, attribute("_output_shapes", shapes))
            .message(5, attribute("flag", new Proto().varint(5, 1)))
            .message(5, attribute("k", new Proto().varint(3, -7)))
            .message(5, attribute("f", new Proto().float32(4, 0.5f)))
            .message(5, attribute("value", new Proto().message(8, Proto.tensor(1).float32(5, 2))))
            .message(5, attribute("fn", new Proto().message(10, new Proto().text(1, "body"))))
            .message(
                5,
                attribute(
                    "strides", new Proto().message(1, new Proto().bytes(3, new byte[] {1, 2, 1}))));
    Node got = read(graphDef(node)).nodes().getFirst();
    assertThat(got)
        .isEqualTo(
            new Node(
                "layer/a<b>",
                "Conv2D",
                "layer",
                List.of(
                    new Input("x", 0, false),
                    new Input("init", 0, true),
                    new Input("layer/split", 2, false),
                    new Input("aten::add", 0, false)),
                List.of(new Output("float32", List.of(-1L, 3L)), new Output("float32", null)),
                Map.of(
                    "device",
                    "/device:CPU:0",
                    "T",
                    "float32",
                    "_output_shapes",
                    List.of("[?, 3]", "?"),
                    "flag",
                    true,
                    "k",
                    -7L,
                    "f",
                    0.5,
                    "value",
                    "float32 [] 2.0",
                    "fn",
                    "body",
                    "strides",
                    List.of(1L, 2L, 1L)),
                List.of()));
  }

  @Test
  void cyclesAndInputsFromNowhereAreData() throws ContentException {
    GraphModel got =
        read(graphDef(node("a", "A", "b"), node("b", "B", "a", "gone"), node("a", "C")));
    assertThat(got.nodes()).extracting(Node::name).containsExactly("a", "b", "a");
    assertThat(got.nodes().get(1).inputs()).extracting(Input::node).containsExactly("a", "gone");
    assertThat(got.notes()).isEmpty();
  }

  @Test
  void functionsStandUnderTheirName() throws ContentException {
    Proto signature =
        new Proto()
            .text(1, "f")
            .message(2, new Proto().text(1, "x").varint(3, 1))
            .message(3, new Proto().text(1, "y").varint(3, 2));
    Proto function =
        new Proto()
            .message(3, node("in/add", "Add", "x", "other:z:1"))
            .message(4, new Proto().text(1, "y").text(2, "in/add:z:0"))
            .message(1, signature);
    GraphModel got = read(new Proto().message(2, new Proto().message(1, function)));
    assertThat(got.nodes()).extracting(Node::name).containsExactly("f/in/add", "f/x", "f/y");
    assertThat(got.nodes()).extracting(Node::op).containsExactly("Add", "_Arg", "_Retval");
    assertThat(got.nodes().get(0).scope()).isEqualTo("f/in");
    assertThat(got.nodes().get(0).inputs())
        .containsExactly(new Input("f/x", 0, false), new Input("f/other", 1, false));
    assertThat(got.nodes().get(2).inputs()).containsExactly(new Input("f/in/add", 0, false));
    assertThat(got.nodes().get(1).outputs()).containsExactly(new Output("float32", null));
  }

  @Test
  void aMillionNodesAreKeptAndWhatIsMoreIsCounted() throws ContentException {
    Proto graph = new Proto();
    for (int i = 0; i < GraphModel.NODES_MAX + 5; i++) {
      graph.message(1, new Proto().text(1, "n" + i).text(3, "n" + (i + 1)));
    }
    GraphModel got = read(graph);
    assertThat(got.nodes()).hasSize(GraphModel.NODES_MAX);
    assertThat(got.notes())
        .containsExactly("Unsupported graph: 5 nodes are left out behind the first 1,048,576");
  }

  @Test
  void anAttributeOfAHundredMegabytesIsCut() throws ContentException {
    byte[] large = new byte[100 << 20];
    Arrays.fill(large, (byte) 'x');
    GraphModel got =
        read(graphDef(node("a", "A").message(5, attribute("s", new Proto().bytes(2, large)))));
    assertThat(got.nodes().getFirst().attributes().get("s"))
        .asString()
        .hasSize(GraphModel.ATTRIBUTE_CHARS_MAX)
        .startsWith("xxx")
        .endsWith("xxx… (cut: 104,857,600 bytes)");
  }

  @Test
  void longListsAndTextsBetweenCharactersAreCut() throws ContentException {
    Proto list = new Proto().message(1, new Proto().bytes(3, new byte[5000]));
    Proto text = new Proto().text(2, "ä".repeat(600) + "😀".repeat(600));
    GraphModel got =
        read(
            graphDef(
                node("a", "A").message(5, attribute("l", list)).message(5, attribute("t", text))));
    List<?> cut = (List<?>) got.nodes().getFirst().attributes().get("l");
    assertThat(cut).hasSize(129);
    assertThat(cut.getLast()).isEqualTo("… (cut: 4,872 more)");
    assertThat(got.nodes().getFirst().attributes().get("t"))
        .asString()
        .matches("ä+… \\(cut: 3,600 bytes\\)");
  }

  @Test
  void aNodeThatIsBrokenCostsNoOther() throws ContentException {
    GraphModel got = read(graphDef(node("a", "A"), new Proto().raw(0x0a).raw(99), node("b", "B")));
    assertThat(got.nodes()).extracting(Node::name).containsExactly("a", "b");
    assertThat(got.notes())
        .containsExactly(
            "Malformed graph: 1 nodes or functions are left out, the first for: Malformed event:"
                + " got a field of 99 bytes, want at most the 0 left at byte 2");
  }

  @Test
  void namesBeforeManyNodesCannotFillTheMemory() throws Exception {
    GraphAssembly graph = new GraphAssembly(1 << 20, 1000);
    Proto function =
        new Proto().message(1, new Proto().text(1, "f".repeat(NodeReader.NAME_BYTES_MAX)));
    for (int i = 0; i < 500; i++) {
      function.message(3, node("n" + i, "A", "n" + (i + 1)));
    }
    byte[] bytes = new Proto().message(2, new Proto().message(1, function)).bytes();
    GraphDefReader.read(new Wire().over(bytes, 0, bytes.length), graph, "");
    GraphModel got = graph.model("tensorflow");
    assertThat(got.nodes()).hasSizeBetween(20, 40);
    assertThat(got.notes())
        .containsExactly(
            "Unsupported graph: %d nodes are left out behind the first %d"
                .formatted(500 - got.nodes().size(), got.nodes().size()));
  }

  @Test
  void metaGraphsAndRunMetadataHoldGraphs() throws ContentException {
    Proto graph = graphDef(node("a", "A"));
    GraphModel meta =
        Proto.decode(
            new Proto().message(9, new Proto().message(2, graph)).bytes(),
            Kind.GRAPH,
            GraphModel.class);
    assertThat(meta.nodes()).extracting(Node::name).containsExactly("a");
    Proto functions =
        new Proto()
            .message(3, graphDef(node("p", "P")))
            .message(4, new Proto().message(1, graph).message(2, graph))
            .message(4, new Proto().message(2, graph));
    for (String plugin : List.of("graph_run_metadata_graph", "")) {
      assertThat(ofPlugin(plugin, functions.bytes()).nodes())
          .extracting(Node::name)
          .containsExactly("graph_0/a", "graph_1/a");
    }
    assertThat(ofPlugin("graph_run_metadata", new Proto().message(3, graph).bytes()).nodes())
        .hasSize(1);
    assertThat(ofPlugin("graphs", graph.bytes()).nodes()).hasSize(1);
    assertThat(ofPlugin("graphs", new byte[0]).notes())
        .containsExactly("The producer wrote an empty graph");
  }

  @Test
  void whatWasTimedIsListed() throws ContentException {
    Proto stats =
        new Proto()
            .text(1, "/device:CPU:0")
            .message(2, new Proto().text(1, "a/b").varint(2, 100).varint(5, 7));
    Proto run = new Proto().message(1, new Proto().message(1, stats));
    byte[] event = new Proto().message(8, new Proto().text(1, "step1").message(2, run)).bytes();
    GraphModel got = Proto.decode(event, Kind.GRAPH, GraphModel.class);
    assertThat(got.nodes().getFirst().scope()).isEqualTo("a");
    assertThat(got.nodes().getFirst().attributes())
        .isEqualTo(Map.of("device", "/device:CPU:0", "startMicros", 100L, "durationMicros", 7L));
    assertThat(got.notes()).containsExactly("Only what was timed was recorded, no graph");
  }

  private static GraphModel keras(String json) throws ContentException {
    return ofPlugin("graph_keras_model", json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theLayersOfASequentialModelFollowOneAnother() throws ContentException {
    GraphModel got =
        keras(
            """
            {"class_name": "Sequential", "config": {"name": "s", "layers": [
              {"class_name": "InputLayer", "config": {"batch_shape": [null, 28], "dtype": "float32",
                "name": "in"}},
              {"class_name": "Dense", "config": {"name": "d", "units": 32, "rate": 0.5,
                "use_bias": true, "seed": null, "init": {"class_name": "Zeros"},
                "dtype": {"class_name": "DTypePolicy", "config": {"name": "bfloat16"}}}}]}}
            """);
    assertThat(got.producer()).isEqualTo("keras");
    assertThat(got.nodes().get(0).outputs())
        .containsExactly(new Output("float32", Arrays.asList(-1L, 28L)));
    Node dense = got.nodes().get(1);
    assertThat(dense.op()).isEqualTo("Dense");
    assertThat(dense.inputs()).containsExactly(new Input("in", 0, false));
    assertThat(dense.outputs()).containsExactly(new Output("bfloat16", null));
    assertThat(dense.attributes())
        .containsEntry("units", 32L)
        .containsEntry("rate", 0.5)
        .containsEntry("use_bias", true)
        .containsEntry("init", "{\"class_name\":\"Zeros\"}")
        .doesNotContainKey("seed");
  }

  @Test
  void bothFormsOfInboundNodesAndModelsInModelsAreRead() throws ContentException {
    GraphModel got =
        keras(
            """
            {"class_name": "Functional", "config": {"layers": [
              {"class_name": "A", "name": "a", "config": {"name": "a"}, "inbound_nodes": []},
              {"class_name": "B", "config": {"name": "b"},
               "inbound_nodes": [[["a", 0, 1, {}], ["gone", 0, 0, {}]]]},
              {"class_name": "Functional", "config": {"name": "m", "layers": [
                {"class_name": "C", "config": {"name": "c"}, "inbound_nodes": [{"args": [[
                  {"class_name": "__keras_tensor__", "config": {"shape": [null],
                   "keras_history": ["a", 0, 2]}}]], "kwargs": {}}]}]},
               "inbound_nodes": [[["b", 0, 0]]]}]}}
            """);
    assertThat(got.nodes()).extracting(Node::name).containsExactly("a", "b", "m", "m/c");
    assertThat(got.nodes().get(1).inputs())
        .containsExactly(new Input("a", 1, false), new Input("gone", 0, false));
    assertThat(got.nodes().get(2).inputs()).containsExactly(new Input("b", 0, false));
    assertThat(got.nodes().get(3).inputs()).containsExactly(new Input("m/a", 2, false));
    assertThat(got.nodes().get(3).scope()).isEqualTo("m");
  }

  @Test
  void aModelThatIsNoJsonIsMalformed() {
    assertThatThrownBy(() -> keras("{\"a\": nothing}"))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith("Malformed JSON: ");
    assertThatThrownBy(() -> keras("{\"a\":".repeat(100_000)))
        .hasMessageStartingWith("Malformed JSON: ");
    assertThatThrownBy(() -> keras("{" + " ".repeat(JsonTree.BYTES_MAX)))
        .hasMessage("Unsupported JSON: got 16,777,217 bytes, want at most 16,777,216");
    assertThatThrownBy(() -> keras("{\"config\": 1")).hasMessageStartingWith("Malformed JSON: ");
  }
}
