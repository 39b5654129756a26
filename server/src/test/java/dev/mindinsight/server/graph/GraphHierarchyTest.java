package dev.mindinsight.server.graph;

import static dev.mindinsight.server.graph.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphHierarchyTest {

  private static List<GraphItem> children(GraphHierarchy graph, String scope) {
    GraphScopes scopes = new GraphScopes(graph);
    int number = graph.scope(scope);
    return scopes.children(number, 0, scopes.childrenOf(number));
  }

  /** The inputs of a scope have no order; those of a node keep the producer's. */
  private static List<GraphItem> sorted(List<GraphItem> items) {
    return items.stream()
        .map(item ->
            item.node() != null
                ? item
                : new GraphItem(
                    item.name(),
                    item.op(),
                    item.scope(),
                    item.children(),
                    item.inputs().stream()
                        .sorted(Comparator.comparing(GraphItem.Link::toString))
                        .toList(),
                    null))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 40, 120})
  void everyScopeIsAsTheNaiveModelHasIt(int nodes) {
    for (long seed = 0; seed < 25; seed++) {
      GraphModel model = Graphs.random(seed, nodes);
      NaiveHierarchy naive = new NaiveHierarchy(model);
      GraphHierarchy graph = GraphHierarchy.of(model);

      assertThat(sorted(children(graph, ""))).isEqualTo(sorted(naive.children("")));
      for (String scope : naive.scopes()) {
        assertThat(sorted(children(graph, scope))).isEqualTo(sorted(naive.children(scope)));
      }
      assertThat(graph.scopes()).isEqualTo(naive.scopes().size() + 1);
    }
  }

  @Test
  void everyNodeComesAsItIs() {
    GraphHierarchy graph =
        GraphHierarchy.of(Graphs.of(node("a/x", "Conv2D", "a/x:1", "b", "^a/x")));

    GraphItem only = new GraphScopes(graph).nodes(0, 1).getFirst();

    assertThat(only.inputs())
        .containsExactly(
            new GraphItem.Link("a/x", 1, false, 1, false),
            new GraphItem.Link("b", 0, false, 1, true),
            new GraphItem.Link("a/x", 0, true, 1, false));
    assertThat(graph.notes())
        .containsExactly("Malformed: 1 of the inputs name a node that the graph has not");
  }

  @Test
  void aScopeStandsForTheEdgesOfAllInIt() {
    GraphHierarchy graph =
        GraphHierarchy.of(
            Graphs.of(
                node("in", "Parameter"),
                node("net/a", "Conv2D", "in"),
                node("net/b", "Conv2D", "net/a", "in"),
                node("loss", "Mean", "net/a", "net/b")));

    assertThat(children(graph, "").getFirst().inputs())
        .containsExactly(new GraphItem.Link("in", 0, false, 2, false));
    assertThat(children(graph, "").getLast().inputs())
        .containsExactly(new GraphItem.Link("net", 0, false, 2, false));
    assertThat(new GraphScopes(graph).consumers(-1 - graph.scope("net")))
        .containsExactly(new GraphItem.Link("loss", 0, false, 2, false));
    assertThat(new GraphScopes(graph).consumers(graph.node("in")))
        .containsExactly(
            new GraphItem.Link("net/a", 0, false, 1, false),
            new GraphItem.Link("net/b", 0, false, 1, false));
  }

  @Test
  void aNodeWithTheNameOfAScopeLiesInIt() {
    GraphHierarchy graph =
        GraphHierarchy.of(Graphs.of(node("dense", "Call"), node("dense/kernel", "Const", "dense")));

    assertThat(children(graph, "")).extracting(GraphItem::op).containsExactly("scope");
    assertThat(children(graph, "dense"))
        .extracting(GraphItem::name)
        .containsExactly("dense", "dense/kernel");
  }

  @Test
  void repeatedNamesAreCountedAndShown() {
    GraphHierarchy graph =
        GraphHierarchy.of(Graphs.of(node("a", "Conv2D"), node("a", "Relu"), node("b", "Add", "a")));

    assertThat(children(graph, "")).hasSize(3);
    assertThat(graph.notes().getFirst()).startsWith("Conflict: 1 of the nodes have the name");
    assertThat(new GraphScopes(graph).consumers(0)).hasSize(1);
    assertThat(new GraphScopes(graph).consumers(1)).isEmpty();
  }

  @Test
  void whatIsDeeperThanTheLimitStandsInTheDeepestScope() {
    String deep = "s/".repeat(100_000);
    GraphHierarchy graph = GraphHierarchy.of(Graphs.of(node(deep + "x", "Conv2D")));

    assertThat(graph.scopes()).isEqualTo(ScopeTree.DEPTH_MAX + 1);
    assertThat(graph.notes().getFirst())
        .startsWith("Unsupported: 1 of the nodes stand in an outer scope");
  }

  @Test
  void longScopesDoNotMultiply() {
    List<GraphModel.Node> nodes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      nodes.add(node("x".repeat(1 << 20) + i + "/s".repeat(50) + "/n", "Conv2D"));
    }
    GraphHierarchy graph = GraphHierarchy.of(new GraphModel("test", nodes, List.of()));

    assertThat(graph.scopes()).isLessThan(100);
    assertThat(graph.notes()).isNotEmpty();
  }

  @Test
  void aMillionNodesFit() {
    int count = GraphModel.NODES_MAX;
    List<GraphModel.Node> nodes =
        IntStream.range(0, count)
            .mapToObj(i ->
                node(
                    "s" + i / 1000 + "/t" + i / 100 % 10 + "/n" + i,
                    "Op" + i % 7,
                    "s" + (i - 1) / 1000 + "/t" + (i - 1) / 100 % 10 + "/n" + (i - 1)))
            .toList();
    GraphModel model = new GraphModel("test", nodes, List.of());
    long before = used();

    GraphHierarchy graph = GraphHierarchy.of(model);

    assertThat(used() - before).isLessThan(64L * count);
    assertThat(children(graph, "")).hasSize(1049);
    assertThat(children(graph, "s7")).allSatisfy(scope -> assertThat(scope.inputs()).hasSize(1));
    assertThat(graph.node("s1048/t5/n1048575")).isEqualTo(count - 1);
    assertThat(GraphSearch.of(graph, "N77777", 5).total()).isEqualTo(11);
    Outline first = Outline.of(graph, null);
    assertThat(first.boxes()).hasSize(1049);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aSearchFindsScopesAndNodesByNameAndOp() {
    GraphHierarchy graph =
        GraphHierarchy.of(
            Graphs.of(
                node("net/<b>conv</b>/x", "MatMul"),
                node("other", "CONV2D"),
                node("third", "Add")));

    GraphSearch found = GraphSearch.of(graph, "conv", 10);

    assertThat(found.total()).isEqualTo(3);
    assertThat(found.items())
        .extracting(GraphItem::name)
        .containsExactly("net/<b>conv<", "net/<b>conv</b>/x", "other");
    assertThat(GraphSearch.of(graph, "conv", 1).items()).hasSize(1);
    assertThat(GraphSearch.of(graph, "conv", 1).total()).isEqualTo(3);
  }
}
