package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node, or a scope that stands for all in it.
 *
 * @param name full name
 * @param op what the node does; {@link #SCOPE} for a scope
 * @param scope the scope in which it lies; empty at the top
 * @param children how many nodes and scopes lie directly in it; 0 for a node
 * @param inputs where its data come from
 * @param node the node; null for a scope
 */
public record GraphItem(
    String name,
    String op,
    String scope,
    int children,
    List<Link> inputs,
    GraphModel.@Nullable Node node) {

  /** The {@link #op} of a scope. */
  public static final String SCOPE = "scope";

  /**
   * One or more edges from or to the same place.
   *
   * @param node name of the node or scope at the other end
   * @param slot which output of the node it is; 0 where a scope is the source
   * @param control whether they only order
   * @param via how many edges they are, from 1
   * @param missing whether the graph has no such node
   */
  public record Link(String node, int slot, boolean control, int via, boolean missing) {}

  static String local(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
