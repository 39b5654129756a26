package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.graph.Graphs;
import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Graphs from their files through store, layout and API. */
class GraphsIT {

  private static final String TAG = "__run_graph__";

  @TempDir Path workspace;
  @TempDir Path logs;
  private Server server;
  private Client client;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void serve(Path directory) {
    server =
        Server.start(
            ServerOptions.local(List.of(new LogDirectory("logs", directory)), 0, workspace));
    client = new Client(server);
  }

  /** Serves one run that our writer wrote; returns its id. */
  private String write(GraphModel... graphs) {
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("r"))) {
      for (GraphModel graph : graphs) {
        writer.graph(graph);
      }
      writer.dataGraph(
          new DataPipeline(
              new DataPipeline.Operation(
                  "Batch",
                  Map.of("size", 32L),
                  List.of(new DataPipeline.Operation("Mnist", Map.of(), List.of())))));
    }
    serve(logs);
    return Settled.runs(client, Set.of("r")).get("r");
  }

  @Test
  void theGraphsOfARunAreListed() {
    String run = write(Graphs.net(1, 2), Graphs.net(3, 4));

    JsonNode graphs = client.get("/v1/graphs", "run", run).path("graphs");

    assertThat(graphs).hasSize(2);
    assertThat(graphs.at("/0/tag").asString()).isEqualTo(TAG);
    assertThat(graphs.at("/0/kind").asString()).isEqualTo("graph");
    assertThat(graphs.at("/0/nodes").asInt()).as("the newest of two").isEqualTo(25);
    assertThat(graphs.at("/0/producer").asString()).isEqualTo("mindinsight");
    assertThat(graphs.at("/1/kind").asString()).isEqualTo("data_graph");
    assertThat(graphs.at("/1/nodes").asInt()).isEqualTo(2);
  }

  @Test
  void nodesComeWholeAndByScope() {
    String run = write(Graphs.net(3, 4));

    JsonNode all = client.get("/v1/graph", "run", run, "tag", TAG).path("nodes");
    JsonNode top = client.get("/v1/graph", "run", run, "tag", TAG, "scope", "").path("nodes");
    JsonNode net = client.get("/v1/graph", "run", run, "tag", TAG, "scope", "net").path("nodes");

    assertThat(all).hasSize(25);
    assertThat(all.at("/4/name").asString()).isEqualTo("net/block0/op3");
    assertThat(all.at("/4/inputs/1/node").asString()).isEqualTo("input");
    assertThat(all.at("/4/outputs/0/shape/1").asInt()).isEqualTo(10);
    assertThat(top)
        .extracting(n -> n.path("op").asString())
        .containsExactly("scope", "scope", "Parameter");
    assertThat(top.at("/1/inputs/0/via").asInt()).isEqualTo(13);
    assertThat(net.at("/1/name").asString()).isEqualTo("net/block1");
    assertThat(net.at("/1/children").asInt()).isEqualTo(4);
    assertThat(net.at("/1/inputs/0/node").asString()).isEqualTo("net/block0");
    client.expect(404, "/v1/graph", "run", run, "tag", TAG, "scope", "gone");
    client.expect(404, "/v1/graph", "run", run, "tag", "gone");
  }

  @Test
  void pagesAreParts() {
    String run = write(Graphs.net(3, 4));
    List<String> names = new ArrayList<>();
    JsonNode page = client.get("/v1/graph", "run", run, "tag", TAG, "limit", "20");
    page.path("nodes").forEach(node -> names.add(node.path("name").asString()));
    client
        .get("/v1/graph", "run", run, "tag", TAG, "cursor", page.path("next").asString())
        .path("nodes")
        .forEach(node -> names.add(node.path("name").asString()));

    assertThat(names).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aDataPipelineIsAGraphOfItsOperations() {
    String run = write();
    String tag = client.get("/v1/graphs", "run", run).at("/graphs/0/tag").asString();

    JsonNode nodes = client.get("/v1/graph", "run", run, "tag", tag).path("nodes");

    assertThat(nodes.at("/1/op").asString()).isEqualTo("Batch");
    assertThat(nodes.at("/1/attributes/size").asInt()).isEqualTo(32);
    assertThat(nodes.at("/1/inputs/0/node").asString()).isEqualTo("Mnist");
  }

  @Test
  void aLayoutHasBoxesAndRoutes() {
    String run = write(Graphs.net(3, 4));
    String[] query = {"run", run, "tag", TAG, "open", "net", "open", "net/block1"};

    JsonNode layout = client.get("/v1/graph/layout", query);

    assertThat(layout.path("boxes")).hasSize(10);
    assertThat(layout.at("/boxes/0/open").asBoolean()).isTrue();
    assertThat(layout.at("/edges/0/points").size()).isGreaterThanOrEqualTo(4);
    assertThat(layout.at("/edges/0/dtype").asString()).isEqualTo("float32");
    assertThat(client.get("/v1/graph/layout", query)).isEqualTo(layout);
    assertThat(client.get("/v1/graph/layout", "run", run, "tag", TAG, "open", "").path("boxes"))
        .hasSize(3);
    assertThat(client.get("/v1/graph/layout", "run", run, "tag", TAG).path("boxes").size())
        .isGreaterThan(3);
  }

  @Test
  void aNodeNamesItsConsumers() {
    String run = write(Graphs.net(3, 4));

    JsonNode node = client.get("/v1/graph/node", "run", run, "tag", TAG, "name", "net/block0/op3");
    JsonNode scope = client.get("/v1/graph/node", "run", run, "tag", TAG, "scope", "net");

    assertThat(node.at("/node/op").asString()).isEqualTo("Add");
    assertThat(node.path("consumers"))
        .extracting(link -> link.path("node").asString())
        .containsExactly("net/block1/op0", "net/block1/op3", "gradients/block0/op3");
    assertThat(scope.at("/consumers/0/node").asString()).isEqualTo("gradients");
    assertThat(scope.at("/consumers/0/via").asInt()).isEqualTo(13);
    client.expect(404, "/v1/graph/node", "run", run, "tag", TAG, "name", "gone");
    client.expect(400, "/v1/graph/node", "run", run, "tag", TAG);
  }

  @Test
  void aSearchListsMatches() {
    String run = write(Graphs.net(3, 4));

    JsonNode found =
        client.get("/v1/graph/search", "run", run, "tag", TAG, "text", "BLOCK1", "limit", "3");

    assertThat(found.path("total").asInt()).isEqualTo(2 + 8);
    assertThat(found.path("matches")).hasSize(3);
    assertThat(found.at("/matches/0/op").asString()).isEqualTo("scope");
  }

  @Test
  void oddGraphsAreShownWithWhatIsOdd() {
    String run =
        write(
            Graphs.of(
                Graphs.node("a/<img src=x>", "X", "a/b", "gone"),
                Graphs.node("a/b", "X", "a/<img src=x>"),
                Graphs.node("a/b", "Y")));

    JsonNode graph = client.get("/v1/graph", "run", run, "tag", TAG);

    assertThat(graph.path("nodes")).hasSize(3);
    assertThat(graph.at("/nodes/0/inputs/1/missing").asBoolean()).isTrue();
    assertThat(graph.path("notes")).hasSize(2);
    assertThat(client.get("/v1/graph/layout", "run", run, "tag", TAG).path("notes")).hasSize(2);
  }

  @Test
  void aGraphWhoseFileIsGoneIsGoneThoughItWasRead() throws IOException {
    String run = write(Graphs.net(1, 2));
    client.get("/v1/graph/layout", "run", run, "tag", TAG);
    try (var files = Files.list(logs.resolve("r"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    client.expect(410, "/v1/graph", "run", run, "tag", TAG);
    client.expect(410, "/v1/graph/layout", "run", run, "tag", TAG);
    assertThat(client.get("/v1/graphs", "run", run).at("/graphs/0/fault").asString())
        .startsWith("Conflict: the file is gone");
  }

  @ParameterizedTest
  @CsvSource({
    "torch, graph, 50",
    "tensorflow, graph, 20",
    "mindspore-2.0, graph, 50",
    "mindspore-2.0, data_graph, 2",
    "mindspore-2.10, graph, 50",
    "mindspore-2.10, data_graph, 2"
  })
  void graphsOfRealProducersAreServed(String producer, String kind, int nodesAtLeast) {
    Path data = Path.of(System.getProperty("shared.data"), "runs", producer);
    boolean there = Files.isDirectory(data);
    assertThat(there || System.getenv("CI") == null).as("CI needs %s", data).isTrue();
    assumeTrue(there, "SKIPPED: no real files at " + data);
    serve(data);
    for (Graph graph : listed(kind, nodesAtLeast)) {
      requireWhole(graph.run(), graph.row());
    }
  }

  private record Graph(String run, JsonNode row) {}

  /** Waits until everything is read and a graph this large is there. */
  private List<Graph> listed(String kind, int nodesAtLeast) {
    return Settled.until(
        () -> graphs(kind),
        graphs ->
            graphs.stream().anyMatch(graph -> nodes(graph) >= nodesAtLeast)
                && Settled.nothingIsBehind(client));
  }

  private List<Graph> graphs(String kind) {
    List<Graph> graphs = new ArrayList<>();
    for (JsonNode run : client.get("/v1/runs").path("runs")) {
      String id = run.path("id").asString();
      for (JsonNode row : client.get("/v1/graphs", "run", id).path("graphs")) {
        if (row.path("kind").asString().equals(kind)) {
          graphs.add(new Graph(id, row));
        }
      }
    }
    return graphs;
  }

  private static int nodes(Graph graph) {
    return graph.row().path("nodes").asInt();
  }

  private void requireWhole(String run, JsonNode graph) {
    assertThat(graph.has("fault")).as("%s", graph).isFalse();
    String tag = graph.path("tag").asString();
    JsonNode nodes = client.get("/v1/graph", "run", run, "tag", tag).path("nodes");
    Set<String> names = new HashSet<>();
    nodes.forEach(node -> names.add(node.path("name").asString()));
    assertThat(nodes).hasSize(graph.path("nodes").asInt());
    for (JsonNode node : nodes) {
      for (JsonNode input : node.path("inputs")) {
        assertThat(names.contains(input.path("node").asString()))
            .isNotEqualTo(input.path("missing").asBoolean());
      }
    }
    assertThat(client.get("/v1/graph/layout", "run", run, "tag", tag).path("boxes").isEmpty())
        .isEqualTo(nodes.isEmpty());
  }
}
