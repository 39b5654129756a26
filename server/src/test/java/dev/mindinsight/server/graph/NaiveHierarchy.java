package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same answers from strings alone, slowly. */
final class NaiveHierarchy {

  private final GraphModel model;
  private final Set<String> scopes = new LinkedHashSet<>();

  NaiveHierarchy(GraphModel model) {
    this.model = model;
    for (GraphModel.Node node : model.nodes()) {
      String scope = node.scope();
      for (int i = 0; i < scope.length(); i++) {
        if (scope.charAt(i) == '/' && i > 0) {
          scopes.add(scope.substring(0, i));
        }
      }
      if (!scope.isEmpty()) {
        scopes.add(scope);
      }
    }
  }

  Set<String> scopes() {
    return scopes;
  }

  private static String above(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  private String home(GraphModel.Node node) {
    return scopes.contains(node.name()) ? node.name() : node.scope();
  }

  /** Itself and all scopes around it, from the inside out, the top last. */
  private static List<String> path(String scope) {
    List<String> path = new ArrayList<>();
    for (String at = scope; !at.isEmpty(); at = above(at)) {
      path.add(at);
    }
    path.add("");
    return path;
  }

  List<GraphItem> children(String scope) {
    List<GraphItem> children = new ArrayList<>();
    for (String child : scopes) {
      if (above(child).equals(scope)) {
        List<GraphModel.Node> inside =
            model.nodes().stream().filter(n -> path(home(n)).contains(child)).toList();
        children.add(
            new GraphItem(child, "scope", scope, count(child), links(inside, scope, child), null));
      }
    }
    for (GraphModel.Node node : model.nodes()) {
      if (home(node).equals(scope)) {
        children.add(
            new GraphItem(
                node.name(), node.op(), scope, 0, links(List.of(node), scope, null), node));
      }
    }
    return children;
  }

  private int count(String scope) {
    long inner = scopes.stream().filter(s -> above(s).equals(scope)).count();
    return (int) (inner + model.nodes().stream().filter(n -> home(n).equals(scope)).count());
  }

  private List<GraphItem.Link> links(List<GraphModel.Node> of, String scope, String without) {
    Map<GraphItem.Link, Integer> counts = new LinkedHashMap<>();
    for (GraphModel.Node node : of) {
      for (GraphModel.Input input : node.inputs()) {
        GraphItem.Link link = link(input, scope);
        if (!link.node().equals(without) || link.missing()) {
          counts.merge(link, 1, Integer::sum);
        }
      }
    }
    List<GraphItem.Link> links = new ArrayList<>();
    counts.forEach((l, via) ->
        links.add(new GraphItem.Link(l.node(), l.slot(), l.control(), via, l.missing())));
    return links;
  }

  private GraphItem.Link link(GraphModel.Input input, String scope) {
    GraphModel.Node source =
        model.nodes().stream().filter(n -> n.name().equals(input.node())).findFirst().orElse(null);
    if (source == null) {
      return new GraphItem.Link(input.node(), input.slot(), input.control(), 0, true);
    }
    String outermost = null;
    for (String around : path(home(source))) {
      if (!path(scope).contains(around)) {
        outermost = around;
      }
    }
    return outermost == null
        ? new GraphItem.Link(source.name(), input.slot(), input.control(), 0, false)
        : new GraphItem.Link(outermost, 0, input.control(), 0, false);
  }
}
