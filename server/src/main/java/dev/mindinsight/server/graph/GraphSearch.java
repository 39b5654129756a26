package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Nodes and scopes that a text finds.
 *
 * @param total how many there are
 * @param items the first of them: scopes, then nodes, each in the producer's order; without inputs
 */
public record GraphSearch(int total, List<GraphItem> items) {

  /** Keeps a copy of the list. */
  public GraphSearch {
    items = List.copyOf(items);
  }

  /**
   * Searches names and ops.
   *
   * @param graph in which graph
   * @param text part of a full name or of an op, in any case of letters
   * @param most how many to list
   * @return what was found
   */
  public static GraphSearch of(GraphHierarchy graph, String text, int most) {
    String wanted = text.toLowerCase(Locale.ROOT);
    List<GraphItem> items = new ArrayList<>();
    int total = 0;
    for (int scope = 1; scope < graph.scopes(); scope++) {
      if (holds(GraphItem.local(graph.scopeName(scope)), wanted)
          || graph.scopeName(scope).toLowerCase(Locale.ROOT).endsWith(wanted)) {
        total++;
        add(items, most, scope(graph, scope));
      }
    }
    for (int node = 0; node < graph.nodes(); node++) {
      GraphModel.Node found = graph.node(node);
      if (holds(found.name(), wanted) || holds(found.op(), wanted)) {
        total++;
        add(items, most, node(graph, node));
      }
    }
    return new GraphSearch(total, items);
  }

  private static void add(List<GraphItem> items, int most, GraphItem item) {
    if (items.size() < most) {
      items.add(item);
    }
  }

  private static boolean holds(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static GraphItem scope(GraphHierarchy graph, int scope) {
    String parent = graph.scopeName(graph.parent(scope));
    return new GraphItem(
        graph.scopeName(scope), GraphItem.SCOPE, parent, graph.childrenOf(scope), List.of(), null);
  }

  private static GraphItem node(GraphHierarchy graph, int node) {
    GraphModel.Node found = graph.node(node);
    String scope = graph.scopeName(graph.scopeOf(node));
    return new GraphItem(found.name(), found.op(), scope, 0, List.of(), null);
  }
}
