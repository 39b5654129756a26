package dev.mindinsight.server.layout;

import dev.mindinsight.server.graph.Outline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lays out an outline in rows, data flowing down (Eclipse Layout Kernel, algorithm "layered"). The
 * same outline gives the same layout. It recurses deeply: run it on a large stack.
 */
final class LayeredLayout {

  /** Rows that all flows may pass in sum: some seconds of work. */
  static final int DUMMIES_MAX = 20_000;

  /** Of more boxes the crossings are looked at once only, which halves the time. */
  private static final int THOROUGH_BOXES_MAX = 1_000;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final Outline outline;
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final List<ElkNode> nodes = new ArrayList<>();
  private final Map<ElkNode, Integer> indexes = new HashMap<>();
  private final List<@Nullable ElkEdge> edges = new ArrayList<>();

  private LayeredLayout(Outline outline) {
    this.outline = outline;
  }

  /**
   * Lays out an outline.
   *
   * @param outline what to lay out
   * @param cancelled asked now and then; what was done so far is of no use then
   * @return where everything stands
   */
  static GraphLayout of(Outline outline, BooleanSupplier cancelled) {
    LayeredLayout layout = new LayeredLayout(outline);
    layout.configure();
    layout.addBoxes();
    layout.addFlows();
    new RecursiveGraphLayoutEngine().layout(layout.root, new Monitor(cancelled));
    return layout.read();
  }

  private void configure() {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    root.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(
        LayeredOptions.THOROUGHNESS, outline.boxes().size() > THOROUGH_BOXES_MAX ? 1 : 7);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(BoxSizes.PADDING));
    space(root);
  }

  private static void space(ElkNode node) {
    node.setProperty(LayeredOptions.SPACING_NODE_NODE, 16.0);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 28.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 10.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 10.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 6.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 6.0);
  }

  private void addBoxes() {
    for (Outline.Box box : outline.boxes()) {
      ElkNode node = ElkGraphUtil.createNode(box.parent() < 0 ? root : nodes.get(box.parent()));
      if (box.open()) {
        int side = BoxSizes.PADDING;
        node.setProperty(LayeredOptions.PADDING, new ElkPadding(BoxSizes.TITLE, side, side, side));
        node.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
        node.setProperty(
            LayeredOptions.NODE_SIZE_MINIMUM, new KVector(BoxSizes.width(box), BoxSizes.HEIGHT));
        space(node);
      } else {
        node.setDimensions(BoxSizes.width(box), BoxSizes.HEIGHT);
      }
      indexes.put(node, nodes.size());
      nodes.add(node);
    }
  }

  private void addFlows() {
    BitSet near = FlowSpans.near(nodes.size(), outline.flows(), DUMMIES_MAX);
    for (int i = 0; i < outline.flows().size(); i++) {
      Outline.Flow flow = outline.flows().get(i);
      edges.add(
          near.get(i)
              ? ElkGraphUtil.createSimpleEdge(nodes.get(flow.from()), nodes.get(flow.to()))
              : null);
    }
    LonelyBoxes.of(outline)
        .forEach(
            (upper, lower) -> ElkGraphUtil.createSimpleEdge(nodes.get(upper), nodes.get(lower)));
  }

  private GraphLayout read() {
    List<GraphLayout.Place> places = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      places.add(place(outline.boxes().get(i), nodes.get(i), places));
    }
    List<GraphLayout.Route> routes = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      routes.add(route(outline.flows().get(i), edges.get(i), places));
    }
    return new GraphLayout(
        round(root.getWidth()), round(root.getHeight()), places, routes, outline.notes());
  }

  private static GraphLayout.Place place(
      Outline.Box box, ElkNode node, List<GraphLayout.Place> placed) {
    int x = box.parent() < 0 ? 0 : placed.get(box.parent()).x();
    int y = box.parent() < 0 ? 0 : placed.get(box.parent()).y();
    return new GraphLayout.Place(
        box,
        x + round(node.getX()),
        y + round(node.getY()),
        round(node.getWidth()),
        round(node.getHeight()));
  }

  private GraphLayout.Route route(
      Outline.Flow flow, @Nullable ElkEdge edge, List<GraphLayout.Place> placed) {
    GraphLayout.Place from = placed.get(flow.from());
    GraphLayout.Place to = placed.get(flow.to());
    if (edge == null || edge.getSections().isEmpty()) {
      List<Integer> line =
          List.of(
              from.x() + from.width() / 2,
              from.y() + from.height(),
              to.x() + to.width() / 2,
              to.y());
      return new GraphLayout.Route(flow, line, true);
    }
    Integer container = indexes.get(edge.getContainingNode());
    int x = container == null ? 0 : placed.get(container).x();
    int y = container == null ? 0 : placed.get(container).y();
    return new GraphLayout.Route(flow, points(edge.getSections().getFirst(), x, y), false);
  }

  private static List<Integer> points(ElkEdgeSection section, int x, int y) {
    List<Integer> points = new ArrayList<>();
    points.add(x + round(section.getStartX()));
    points.add(y + round(section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(x + round(bend.getX()));
      points.add(y + round(bend.getY()));
    }
    points.add(x + round(section.getEndX()));
    points.add(y + round(section.getEndY()));
    return points;
  }

  private static int round(double pixels) {
    return (int) Math.round(pixels);
  }

  /** Lets the library know that nobody waits any more. */
  private static final class Monitor extends BasicProgressMonitor {

    private final BooleanSupplier cancelled;

    Monitor(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
      withExecutionTimeMeasurement(false);
    }

    @Override
    public boolean isCanceled() {
      return cancelled.getAsBoolean();
    }

    @Override
    protected BasicProgressMonitor doSubTask(float work, int maxHierarchyLevels) {
      return new Monitor(cancelled);
    }
  }
}
