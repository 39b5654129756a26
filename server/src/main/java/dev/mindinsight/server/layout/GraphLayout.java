package dev.mindinsight.server.layout;

import dev.mindinsight.server.graph.Outline;
import java.util.List;

/**
 * Where everything that a viewer sees of a graph stands, in pixels at zoom 1, from the top left.
 *
 * @param width of the whole
 * @param height of the whole
 * @param boxes as in the outline, in its order
 * @param routes as the flows of the outline, in their order
 * @param notes as in the outline
 */
public record GraphLayout(
    int width, int height, List<Place> boxes, List<Route> routes, List<String> notes) {

  /** Keeps copies of the lists. */
  public GraphLayout {
    boxes = List.copyOf(boxes);
    routes = List.copyOf(routes);
    notes = List.copyOf(notes);
  }

  /**
   * Where a box stands.
   *
   * @param box the box
   * @param x its left edge
   * @param y its upper edge
   * @param width from 1
   * @param height from 1
   */
  public record Place(Outline.Box box, int x, int y, int width, int height) {}

  /**
   * How a flow runs.
   *
   * @param flow the flow
   * @param points x and y of its start, its bends and its end in turn
   * @param far whether it was left out of the layout because it runs past too much, and is a
   *     straight line
   */
  public record Route(Outline.Flow flow, List<Integer> points, boolean far) {

    /** Keeps a copy of the list. */
    public Route {
      points = List.copyOf(points);
    }
  }
}
