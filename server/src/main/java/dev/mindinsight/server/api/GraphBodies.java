package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.server.graph.GraphItem;
import dev.mindinsight.server.graph.Outline;
import dev.mindinsight.server.layout.GraphLayout;
import dev.mindinsight.server.query.GraphEntry;
import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of graphs. */
final class GraphBodies {

  private GraphBodies() {}

  record Graphs(List<Graph> graphs) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Graph(String tag, String kind, int nodes, String producer, @Nullable String fault) {

    static Graph of(GraphEntry entry) {
      return new Graph(
          entry.tag(), entry.kind().apiName(), entry.nodes(), entry.producer(), entry.fault());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Nodes(List<Node> nodes, @Nullable List<String> notes, @Nullable String next) {}

  /** A node of a graph, or a scope in place of all in it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Node(
      String name,
      String op,
      String scope,
      @Nullable Integer children,
      List<Link> inputs,
      List<GraphModel.Output> outputs,
      Map<String, Object> attributes,
      List<GraphModel.SourceLine> source) {

    static Node of(GraphItem item) {
      GraphModel.Node node = item.node();
      return new Node(
          item.name(),
          item.op(),
          item.scope(),
          node == null ? item.children() : null,
          item.inputs().stream().map(Link::of).toList(),
          node == null ? List.of() : node.outputs(),
          node == null ? Map.of() : new TreeMap<>(node.attributes()),
          node == null ? List.of() : node.source());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Link(String node, int slot, boolean control, int via, @Nullable Boolean missing) {

    static Link of(GraphItem.Link link) {
      return new Link(
          link.node(), link.slot(), link.control(), link.via(), link.missing() ? true : null);
    }
  }

  record OneNode(Node node, List<Link> consumers, int consumerCount) {}

  record Found(int total, List<Match> matches) {}

  record Match(String name, String op, String scope) {}

  record Layout(int width, int height, List<Box> boxes, List<Edge> edges, List<String> notes) {

    static Layout of(GraphLayout layout) {
      List<Box> boxes = new ArrayList<>();
      layout.boxes().forEach(place -> boxes.add(Box.of(place)));
      List<Edge> edges = layout.routes().stream().map(Edge::of).toList();
      return new Layout(layout.width(), layout.height(), boxes, edges, layout.notes());
    }
  }

  record Box(
      String name,
      String label,
      String op,
      String kind,
      int parent,
      boolean open,
      int nodes,
      int missing,
      int x,
      int y,
      int width,
      int height) {

    static Box of(GraphLayout.Place place) {
      Outline.Box box = place.box();
      return new Box(
          box.name(),
          box.label(),
          box.op(),
          box.kind().name().toLowerCase(Locale.ROOT),
          box.parent(),
          box.open(),
          box.nodes(),
          box.missing(),
          place.x(),
          place.y(),
          place.width(),
          place.height());
    }
  }

  record Edge(
      int from,
      int to,
      int via,
      boolean control,
      boolean far,
      @Nullable String dtype,
      @Nullable List<Long> shape,
      List<Integer> points) {

    static Edge of(GraphLayout.Route route) {
      Outline.Flow flow = route.flow();
      GraphModel.Output output = flow.output();
      return new Edge(
          flow.from(),
          flow.to(),
          flow.via(),
          flow.control(),
          route.far(),
          output == null || output.dtype().isEmpty() ? null : output.dtype(),
          output == null ? null : output.shape(),
          route.points());
    }
  }
}
