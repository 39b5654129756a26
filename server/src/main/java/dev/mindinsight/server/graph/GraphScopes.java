package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What lies in a scope, and what flows between its parts. An end of an edge that lies elsewhere is
 * named as a viewer sees it who has opened this scope only: the outermost scope around it that does
 * not hold this scope too.
 */
public final class GraphScopes {

  private final GraphHierarchy graph;

  /**
   * Looks into a graph.
   *
   * @param graph which
   */
  public GraphScopes(GraphHierarchy graph) {
    this.graph = graph;
  }

  /**
   * Nodes by their numbers, each with its inputs as they are.
   *
   * @param from the first
   * @param to after the last
   * @return in the producer's order
   */
  public List<GraphItem> nodes(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::node).toList();
  }

  private GraphItem node(int number) {
    GraphModel.Node node = graph.node(number);
    List<GraphItem.Link> inputs = new ArrayList<>(node.inputs().size());
    for (int i = 0; i < node.inputs().size(); i++) {
      GraphModel.Input input = node.inputs().get(i);
      boolean missing = graph.source(number, i) < 0;
      inputs.add(new GraphItem.Link(input.node(), input.slot(), input.control(), 1, missing));
    }
    return item(number, inputs);
  }

  private GraphItem item(int number, List<GraphItem.Link> inputs) {
    GraphModel.Node node = graph.node(number);
    String scope = graph.scopeName(graph.scopeOf(number));
    return new GraphItem(node.name(), node.op(), scope, 0, List.copyOf(inputs), node);
  }

  /**
   * How many children a scope has.
   *
   * @param scope its number
   * @return nodes and scopes directly in it
   */
  public int childrenOf(int scope) {
    return graph.childrenOf(scope);
  }

  /**
   * Some of a scope's children: first its scopes, then its nodes, each in the producer's order.
   *
   * @param scope its number
   * @param from the first, from 0
   * @param to after the last
   * @return with inputs from each other and from outside; what flows within a child is left out
   */
  public List<GraphItem> children(int scope, int from, int to) {
    BitSet path = graph.path(scope);
    int[] scopes = graph.scopesIn(scope);
    int[] nodes = graph.nodesIn(scope);
    List<GraphItem> children = new ArrayList<>();
    for (int i = from; i < to; i++) {
      children.add(
          i < scopes.length
              ? scopeItem(scopes[i], path)
              : item(nodes[i - scopes.length], inputs(nodes[i - scopes.length], path)));
    }
    return children;
  }

  private GraphItem scopeItem(int scope, BitSet seenFrom) {
    Links links = new Links();
    for (int node : graph.allNodesIn(scope)) {
      for (int input = 0; input < graph.inputs(node); input++) {
        int source = graph.source(node, input);
        if (source < 0 || !graph.within(graph.scopeOf(source), scope)) {
          take(links, node, input, seenFrom);
        }
      }
    }
    return new GraphItem(
        graph.scopeName(scope),
        GraphItem.SCOPE,
        graph.scopeName(graph.parent(scope)),
        graph.childrenOf(scope),
        links.list(),
        null);
  }

  private List<GraphItem.Link> inputs(int node, BitSet seenFrom) {
    Links links = new Links();
    for (int input = 0; input < graph.inputs(node); input++) {
      take(links, node, input, seenFrom);
    }
    return links.list();
  }

  private void take(Links links, int node, int input, BitSet seenFrom) {
    GraphModel.Input named = graph.node(node).inputs().get(input);
    int source = graph.source(node, input);
    if (source < 0) {
      links.add(named.node(), named.slot(), named.control(), true);
      return;
    }
    int scope = scopeAround(source, seenFrom);
    links.add(
        scope < 0 ? named.node() : graph.scopeName(scope),
        scope < 0 ? named.slot() : 0,
        named.control(),
        false);
  }

  /** The outermost scope around a node that is not among those seen from within; -1 if none. */
  private int scopeAround(int node, BitSet seenFrom) {
    int found = -1;
    for (int at = graph.scopeOf(node); !seenFrom.get(at); at = graph.parent(at)) {
      found = at;
    }
    return found;
  }

  /**
   * All about one node or scope.
   *
   * @param item a node's number, or a scope's as {@code -1 - number}
   * @return with its inputs as its own scope sees them
   */
  public GraphItem one(int item) {
    return item >= 0 ? node(item) : scopeItem(-1 - item, graph.path(graph.parent(-1 - item)));
  }

  /**
   * Who takes what a node or scope makes.
   *
   * @param item a node's number, or a scope's as {@code -1 - number}
   * @return the consumers as its own scope sees them
   */
  public List<GraphItem.Link> consumers(int item) {
    Links links = new Links();
    BitSet home = graph.path(item >= 0 ? graph.scopeOf(item) : graph.parent(-1 - item));
    for (int node = 0; node < graph.nodes(); node++) {
      for (int input = 0; input < graph.inputs(node); input++) {
        if (feeds(item, graph.source(node, input), node)) {
          GraphModel.Input edge = graph.node(node).inputs().get(input);
          int scope = item >= 0 ? -1 : scopeAround(node, home);
          String name = scope < 0 ? graph.node(node).name() : graph.scopeName(scope);
          links.add(name, item >= 0 ? edge.slot() : 0, edge.control(), false);
        }
      }
    }
    return links.list();
  }

  private boolean feeds(int item, int source, int consumer) {
    if (item >= 0 || source < 0) {
      return item == source;
    }
    int scope = -1 - item;
    return graph.within(graph.scopeOf(source), scope)
        && !graph.within(graph.scopeOf(consumer), scope);
  }

  /** Edges that share their far end, in the order in which they came up. */
  private static final class Links {

    private final Map<GraphItem.Link, Integer> counts = new LinkedHashMap<>();

    void add(String node, int slot, boolean control, boolean missing) {
      counts.merge(new GraphItem.Link(node, slot, control, 0, missing), 1, Integer::sum);
    }

    List<GraphItem.Link> list() {
      return counts.entrySet().stream()
          .map(e ->
              new GraphItem.Link(
                  e.getKey().node(),
                  e.getKey().slot(),
                  e.getKey().control(),
                  e.getValue(),
                  e.getKey().missing()))
          .toList();
    }
  }
}
