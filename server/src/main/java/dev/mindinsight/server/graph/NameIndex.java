package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.Arrays;
import java.util.List;

/**
 * Finds nodes by name: an open-addressed table of node numbers, eight bytes a node at most where a
 * map of boxed numbers takes seventy. Where a name stands twice, its first node is found.
 */
final class NameIndex {

  private final List<GraphModel.Node> nodes;
  private final int[] table;
  private final int repeated;

  NameIndex(List<GraphModel.Node> nodes) {
    this.nodes = nodes;
    this.table = new int[Integer.highestOneBit(Math.max(1, nodes.size())) << 2];
    Arrays.fill(table, -1);
    int twice = 0;
    for (int node = 0; node < nodes.size(); node++) {
      int slot = slot(nodes.get(node).name());
      if (table[slot] < 0) {
        table[slot] = node;
      } else {
        twice++;
      }
    }
    this.repeated = twice;
  }

  /** Returns the node of this name, or -1. */
  int find(String name) {
    return table[slot(name)];
  }

  /** How many nodes have the name of an earlier one. */
  int repeated() {
    return repeated;
  }

  private int slot(String name) {
    int mask = table.length - 1;
    int hash = name.hashCode();
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot] >= 0 && !nodes.get(table[slot]).name().equals(name)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
