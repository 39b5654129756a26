package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens scopes from the outside in, so that outer ones get the room that there is. */
final class OutlineBuilder {

  private final GraphHierarchy graph;
  private final @Nullable Set<String> open;
  private final List<Draft> boxes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Deque<Draft> queue = new ArrayDeque<>();
  private final int[] boxOf;

  OutlineBuilder(GraphHierarchy graph, @Nullable Set<String> open) {
    this.graph = graph;
    this.open = open;
    this.boxOf = new int[graph.nodes()];
    notes.addAll(graph.notes());
  }

  /** A box in the making: which scopes and nodes it stands for. */
  private static final class Draft {
    private final String name;
    private final String label;
    private final String op;
    private final Outline.Kind kind;
    private final int index;
    private final int parent;
    private final int[] scopes;
    private final int[] nodes;
    private boolean opened;
    private int missing;

    Draft(
        Outline.Kind kind,
        String name,
        String label,
        String op,
        int index,
        int parent,
        int[] scopes,
        int[] nodes) {
      this.kind = kind;
      this.name = name;
      this.label = label;
      this.op = op;
      this.index = index;
      this.parent = parent;
      this.scopes = scopes;
      this.nodes = nodes;
    }
  }

  Outline build() {
    int[] none = {};
    queue.add(new Draft(Outline.Kind.SCOPE, "", "", "", -1, -1, new int[] {ScopeTree.ROOT}, none));
    while (!queue.isEmpty()) {
      expand(queue.remove());
    }
    assign();
    FlowCounts flows = new FlowCounts();
    for (int node = 0; node < graph.nodes(); node++) {
      flow(flows, node);
    }
    if (flows.hidden() > 0) {
      notes.add(
          "Over the limit flows of one view: at most %d, %d edges are not shown"
              .formatted(Outline.FLOWS_MAX, flows.hidden()));
    }
    return new Outline(boxes.stream().map(this::box).toList(), flows.list(), notes);
  }

  private Outline.Box box(Draft draft) {
    return new Outline.Box(
        draft.name,
        draft.label,
        draft.op,
        draft.kind,
        draft.parent,
        draft.opened,
        count(draft.scopes, draft.nodes),
        draft.missing);
  }

  private int count(int[] scopes, int[] nodes) {
    return nodes.length + Arrays.stream(scopes).map(graph::nodesBelow).sum();
  }

  private void expand(Draft container) {
    if (container.index >= 0 && open != null && !open.contains(container.name)) {
      return;
    }
    List<Draft> children = children(container);
    int room = Outline.BOXES_MAX - boxes.size();
    if (container.index >= 0 && (room < 2 || !inFirstView(container, children.size()))) {
      if (open != null) {
        notes.add(
            "Over the limit boxes of one view: at most %d, '%s' stays closed"
                .formatted(Outline.BOXES_MAX, container.name));
      }
      return;
    }
    container.opened = true;
    int whole = children.size() <= room ? children.size() : room - 1;
    for (Draft child : children.subList(0, whole)) {
      add(child, container.index);
    }
    if (whole < children.size()) {
      addRest(children.subList(whole, children.size()), container);
    }
  }

  private boolean inFirstView(Draft container, int children) {
    boolean fits = boxes.size() + children <= Outline.FIRST_VIEW_BOXES_MAX;
    return open != null || (fits && container.kind == Outline.Kind.SCOPE);
  }

  private void add(Draft child, int parent) {
    Draft placed =
        new Draft(
            child.kind,
            child.name,
            child.label,
            child.op,
            boxes.size(),
            parent,
            child.scopes,
            child.nodes);
    boxes.add(placed);
    if (placed.kind == Outline.Kind.SCOPE || placed.kind == Outline.Kind.FOLD) {
      queue.add(placed);
    }
  }

  private void addRest(List<Draft> rest, Draft container) {
    int[] scopes =
        rest.stream()
            .filter(d -> d.kind == Outline.Kind.SCOPE)
            .flatMapToInt(d -> Arrays.stream(d.scopes))
            .toArray();
    int[] nodes = rest.stream().flatMapToInt(d -> Arrays.stream(d.nodes)).toArray();
    String label = rest.size() + " more";
    String name = unique(container.name, label);
    add(new Draft(Outline.Kind.REST, name, label, "", 0, 0, scopes, nodes), container.index);
    notes.add(
        "Over the limit boxes of one view: at most %d, %d parts of '%s' are shown as one"
            .formatted(Outline.BOXES_MAX, rest.size(), container.name));
  }

  private List<Draft> children(Draft container) {
    List<Draft> children = new ArrayList<>();
    if (container.kind == Outline.Kind.FOLD) {
      Arrays.stream(container.nodes).mapToObj(this::node).forEach(children::add);
      return children;
    }
    int scope = container.scopes[0];
    int[] nodes = graph.nodesIn(scope);
    Arrays.stream(graph.scopesIn(scope)).mapToObj(this::scope).forEach(children::add);
    if (graph.childrenOf(scope) > Outline.FOLD_ABOVE_CHILDREN) {
      fold(children, nodes, container.name);
    } else {
      Arrays.stream(nodes).mapToObj(this::node).forEach(children::add);
    }
    return children;
  }

  private void fold(List<Draft> children, int[] nodes, String scope) {
    Map<String, IntStream.Builder> byOp = new LinkedHashMap<>();
    for (int node : nodes) {
      byOp.computeIfAbsent(graph.node(node).op(), op -> IntStream.builder()).add(node);
    }
    byOp.forEach((op, builder) -> {
      int[] same = builder.build().toArray();
      if (same.length < Outline.FOLD_NODES_MIN) {
        Arrays.stream(same).mapToObj(this::node).forEach(children::add);
      } else {
        String name = unique(scope, "[" + op + "]");
        children.add(new Draft(Outline.Kind.FOLD, name, op, op, 0, 0, new int[] {}, same));
      }
    });
  }

  /** A name in a scope that neither a node nor a scope has. */
  private String unique(String scope, String wanted) {
    StringBuilder name = new StringBuilder(scope.isEmpty() ? wanted : scope + "/" + wanted);
    while (graph.scope(name.toString()) >= 0 || graph.node(name.toString()) >= 0) {
      name.append('\'');
    }
    return name.toString();
  }

  private Draft node(int node) {
    GraphModel.Node found = graph.node(node);
    String label = GraphItem.local(found.name());
    return new Draft(
        Outline.Kind.NODE, found.name(), label, found.op(), 0, 0, new int[] {}, new int[] {node});
  }

  private Draft scope(int scope) {
    String name = graph.scopeName(scope);
    return new Draft(
        Outline.Kind.SCOPE, name, GraphItem.local(name), "", 0, 0, new int[] {scope}, new int[] {});
  }

  private void assign() {
    for (Draft draft : boxes) {
      if (!draft.opened) {
        for (int scope : draft.scopes) {
          Arrays.stream(graph.allNodesIn(scope)).forEach(node -> boxOf[node] = draft.index);
        }
        Arrays.stream(draft.nodes).forEach(node -> boxOf[node] = draft.index);
      }
    }
  }

  private void flow(FlowCounts flows, int node) {
    int to = boxOf[node];
    for (int input = 0; input < graph.inputs(node); input++) {
      int source = graph.source(node, input);
      if (source < 0) {
        boxes.get(to).missing++;
      } else if (boxOf[source] != to || (source == node && shown(to))) {
        GraphModel.Input edge = graph.node(node).inputs().get(input);
        flows.add(boxOf[source], to, edge, output(graph.node(source), edge.slot()));
      }
    }
  }

  private boolean shown(int box) {
    return boxes.get(box).kind == Outline.Kind.NODE;
  }

  private static GraphModel.@Nullable Output output(GraphModel.Node node, int slot) {
    return slot >= 0 && slot < node.outputs().size() ? node.outputs().get(slot) : null;
  }
}
