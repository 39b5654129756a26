package dev.mindinsight.engine.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * A verified program: nodes in the order in which they run. Immutable.
 *
 * @param nodes in order of {@link Node#id()}
 * @param valueCount number of values of all nodes
 */
public record Graph(List<Node> nodes, int valueCount) {
  /**
   * Copies the list and verifies the graph.
   *
   * @throws IllegalStateException if the graph is not legal
   */
  public Graph {
    nodes = List.copyOf(nodes);
    Verifier.verify(nodes, valueCount);
  }

  /** The nodes that the targets depend on, and their own, in running order. */
  public List<Node> ancestors(Collection<Value> targets) {
    BitSet wanted = new BitSet(nodes.size());
    targets.forEach(target -> wanted.set(target.producer().id()));
    for (int id = wanted.length() - 1; id >= 0; id = wanted.previousSetBit(id - 1)) {
      nodes.get(id).inputs().forEach(input -> wanted.set(input.producer().id()));
    }
    return wanted.stream().mapToObj(nodes::get).toList();
  }
}
