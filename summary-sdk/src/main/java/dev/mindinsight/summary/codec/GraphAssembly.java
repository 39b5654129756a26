package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a graph together within a bound: what is over it is left out, counted and noted. Names that
 * many nodes share are kept once.
 */
final class GraphAssembly {

  /**
   * About how many bytes of memory a graph may take. A function's name stands before the name of
   * each of its nodes, so a small record can ask for far more than its own size.
   */
  static final long MEMORY_BYTES_MAX = 512L << 20;

  /** About what a node costs besides its parts. */
  private static final int NODE_BYTES = 256;

  /** About what an input, an attribute or an entry of a list costs besides its text. */
  private static final int PART_BYTES = 64;

  private final long memoryBytesMax;
  private final int nodesMax;
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private long memoryBytes;
  private long leftOut;
  private long faults;
  private String firstFault = "";

  GraphAssembly() {
    this(MEMORY_BYTES_MAX, GraphModel.NODES_MAX);
  }

  GraphAssembly(long memoryBytesMax, int nodesMax) {
    this.memoryBytesMax = memoryBytesMax;
    this.nodesMax = nodesMax;
  }

  /** Whether another node may be read. */
  boolean hasRoom() {
    return nodes.size() < nodesMax && memoryBytes <= memoryBytesMax;
  }

  /** Takes room for a part with a text of some length; false when there is none. */
  boolean take(long chars) {
    memoryBytes += PART_BYTES + chars;
    return memoryBytes <= memoryBytesMax;
  }

  /** The same text, kept once. */
  String share(String text) {
    String known = shared.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  void add(Node node) {
    memoryBytes += NODE_BYTES + node.name().length();
    nodes.add(node);
  }

  /** Counts a node for which there was no room. */
  void leaveOut() {
    leftOut++;
  }

  /** Counts a node or function that cannot be understood; the first one's reason is told. */
  void fault(String reason) {
    if (faults++ == 0) {
      firstFault = reason;
    }
  }

  void note(String note) {
    notes.add(note);
  }

  GraphModel model(String producer) {
    if (leftOut > 0) {
      notes.add(
          "Unsupported graph: %,d nodes are left out behind the first %,d"
              .formatted(leftOut, nodes.size()));
    }
    if (faults > 0) {
      notes.add(
          "Malformed graph: %,d nodes or functions are left out, the first for: %s"
              .formatted(faults, firstFault));
    }
    return new GraphModel(producer, nodes, notes);
  }
}
