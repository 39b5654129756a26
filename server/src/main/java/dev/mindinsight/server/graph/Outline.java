package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer of a graph sees who has opened some of its scopes: boxes in boxes, and what flows
 * between those that are not open.
 *
 * @param boxes each after the box that it lies in; at most {@link #BOXES_MAX}
 * @param flows at most {@link #FLOWS_MAX}
 * @param notes what is odd about the graph and what the limits hid, each beginning with a fault
 *     word; empty if nothing
 */
public record Outline(List<Box> boxes, List<Flow> flows, List<String> notes) {

  /** Boxes at once: what can be laid out in seconds and drawn without a stutter. */
  public static final int BOXES_MAX = 5_000;

  /** Flows at once: four a box, twice of what graphs of networks have. */
  public static final int FLOWS_MAX = 20_000;

  /** Boxes that the first view may have, in which scopes are opened unasked. */
  public static final int FIRST_VIEW_BOXES_MAX = 30;

  /** With more children than this a scope folds its nodes of one op; fewer can be overlooked. */
  public static final int FOLD_ABOVE_CHILDREN = 30;

  /** Nodes of one op that fold into one box, as MindInsight has it. */
  public static final int FOLD_NODES_MIN = 5;

  /** Keeps copies of the lists. */
  public Outline {
    boxes = List.copyOf(boxes);
    flows = List.copyOf(flows);
    notes = List.copyOf(notes);
  }

  /**
   * Opens scopes of a graph.
   *
   * @param graph which graph
   * @param open names of the scopes and folds to open, where what holds them is open too; null:
   *     what makes a good first view
   * @return what is seen
   */
  public static Outline of(GraphHierarchy graph, @Nullable Set<String> open) {
    return new OutlineBuilder(graph, open).build();
  }

  /** What a box stands for. */
  public enum Kind {
    /** One node. */
    NODE,
    /** A scope. */
    SCOPE,
    /** Nodes of one op in one scope. */
    FOLD,
    /** What a limit leaves no room for; it cannot be opened. */
    REST
  }

  /**
   * One box.
   *
   * @param name full name of the node or scope; for a fold a name that nothing else has
   * @param label what to write on it
   * @param op what the node does, or every node of the fold; empty for other boxes
   * @param kind what it stands for
   * @param parent index of the box that it lies in, or -1
   * @param open whether what it holds is shown in it
   * @param nodes how many nodes it stands for or holds, from 1
   * @param missing how many inputs of these name no node of the graph
   */
  public record Box(
      String name,
      String label,
      String op,
      Kind kind,
      int parent,
      boolean open,
      int nodes,
      int missing) {}

  /**
   * What flows from one box to another, or from a node to itself.
   *
   * @param from index of a box that is not open
   * @param to index of a box that is not open
   * @param via how many edges it stands for
   * @param control whether all of these only order
   * @param output what flows, if it is the same for all; else null
   */
  public record Flow(
      int from, int to, int via, boolean control, GraphModel.@Nullable Output output) {}
}
