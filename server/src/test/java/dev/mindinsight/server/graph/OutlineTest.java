package dev.mindinsight.server.graph;

import static dev.mindinsight.server.graph.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

  private static GraphModel many(int count, String prefix, String op) {
    List<GraphModel.Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(
          node(prefix + i, op.equals("own") ? "Op" + i : op, i == 0 ? "gone" : prefix + (i - 1)));
    }
    return new GraphModel("test", nodes, List.of());
  }

  @Test
  void nothingOpenShowsTheTop() {
    Outline outline = Outline.of(GraphHierarchy.of(Graphs.net(3, 4)), Set.of());

    assertThat(outline.boxes())
        .extracting(Outline.Box::name)
        .containsExactly("net", "gradients", "input");
    assertThat(outline.boxes()).extracting(Outline.Box::nodes).containsExactly(12, 12, 1);
    assertThat(outline.flows())
        .extracting(f -> f.from() + ">" + f.to() + "*" + f.via())
        .containsExactly("2>0*2", "0>1*13");
    assertThat(outline.flows().getFirst().output())
        .isEqualTo(new GraphModel.Output("float32", List.of(32L, 10L)));
  }

  @Test
  void anOpenScopeHoldsItsChildren() {
    Outline outline =
        Outline.of(GraphHierarchy.of(Graphs.net(3, 4)), Set.of("net", "net/block1", "gone"));

    assertThat(outline.boxes()).hasSize(3 + 3 + 4);
    assertThat(outline.boxes().get(0).open()).isTrue();
    assertThat(outline.boxes().get(3))
        .extracting("name", "parent")
        .containsExactly("net/block0", 0);
    assertThat(outline.boxes().get(6))
        .extracting("name", "parent")
        .containsExactly("net/block1/op0", 4);
    assertThat(outline.flows()).noneMatch(f -> outline.boxes().get(f.to()).open());
  }

  @Test
  void aScopeWhoseParentIsClosedIsNotSeen() {
    Outline outline = Outline.of(GraphHierarchy.of(Graphs.net(3, 4)), Set.of("net/block1"));

    assertThat(outline.boxes()).hasSize(3);
  }

  @Test
  void theFirstViewOpensWhatFits() {
    Outline small = Outline.of(GraphHierarchy.of(Graphs.net(2, 3)), null);
    Outline large = Outline.of(GraphHierarchy.of(Graphs.net(40, 3)), null);

    assertThat(small.boxes()).filteredOn(box -> !box.open()).hasSize(13);
    assertThat(large.boxes()).hasSize(3);
  }

  @Test
  void manyNodesOfOneOpFoldAndOpen() {
    GraphHierarchy graph = GraphHierarchy.of(many(40, "n", "Relu"));

    Outline folded = Outline.of(graph, Set.of());
    Outline open = Outline.of(graph, Set.of("[Relu]"));

    assertThat(folded.boxes())
        .containsExactly(
            new Outline.Box("[Relu]", "Relu", "Relu", Outline.Kind.FOLD, -1, false, 40, 1));
    assertThat(folded.flows()).isEmpty();
    assertThat(open.boxes()).hasSize(41);
    assertThat(open.flows()).hasSize(39);
    assertThat(open.boxes().get(1))
        .extracting("name", "parent", "missing")
        .containsExactly("n0", 0, 1);
  }

  @Test
  void aFoldHasANameOfItsOwn() {
    List<GraphModel.Node> nodes = new ArrayList<>(many(40, "n", "Relu").nodes());
    nodes.add(node("[Relu]", "Add"));
    GraphHierarchy graph = GraphHierarchy.of(new GraphModel("test", nodes, List.of()));

    assertThat(Outline.of(graph, Set.of()).boxes())
        .extracting(Outline.Box::name)
        .containsExactly("[Relu]'", "[Relu]");
  }

  @Test
  void whatThereIsNoRoomForIsOneBoxAndSaid() {
    Outline outline = Outline.of(GraphHierarchy.of(many(6_000, "n", "own")), Set.of());

    assertThat(outline.boxes()).hasSize(Outline.BOXES_MAX);
    assertThat(outline.boxes().getLast())
        .extracting("kind", "label", "nodes")
        .containsExactly(Outline.Kind.REST, "1001 more", 1001);
    assertThat(outline.notes())
        .contains(
            "Over the limit boxes of one view: at most 5000, 1001 parts of '' are shown as one");
    assertThat(outline.flows()).hasSize(Outline.BOXES_MAX - 1);
  }

  @Test
  void flowsBeyondTheLimitAreCounted() {
    String[] all = IntStream.range(0, 300).mapToObj(i -> "s" + i).toArray(String[]::new);
    List<GraphModel.Node> nodes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      nodes.add(node("s" + i, "Op" + i, all));
    }
    Outline outline =
        Outline.of(GraphHierarchy.of(new GraphModel("test", nodes, List.of())), Set.of());

    assertThat(outline.flows()).hasSize(Outline.FLOWS_MAX);
    assertThat(outline.notes())
        .containsExactly(
            "Over the limit flows of one view: at most 20000, 70000 edges are not shown");
  }

  @Test
  void aCycleAndALoopAreData() {
    Outline outline =
        Outline.of(
            GraphHierarchy.of(Graphs.of(node("a", "X", "b"), node("b", "X", "a", "b"))), Set.of());

    assertThat(outline.flows()).hasSize(3).anyMatch(f -> f.from() == 1 && f.to() == 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyNodeIsInOneBoxAndEveryEdgeInOneFlow(long seed) {
    GraphHierarchy graph = GraphHierarchy.of(Graphs.random(seed, 300));
    Random random = new Random(seed);
    Set<String> open = new TreeSet<>();
    for (int scope = 1; scope < graph.scopes(); scope++) {
      if (random.nextInt(3) > 0) {
        open.add(graph.scopeName(scope));
      }
    }

    Outline outline = Outline.of(graph, open);

    assertThat(outline.boxes().stream().filter(b -> !b.open()).mapToInt(Outline.Box::nodes).sum())
        .isEqualTo(300);
    Set<Long> pairs = new HashSet<>();
    for (Outline.Flow flow : outline.flows()) {
      assertThat(pairs.add((long) flow.from() << 32 | flow.to())).isTrue();
      assertThat(outline.boxes().get(flow.from()).open()).isFalse();
    }
    for (int i = 0; i < outline.boxes().size(); i++) {
      assertThat(outline.boxes().get(i).parent()).isLessThan(i);
    }
  }
}
