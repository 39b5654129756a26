package dev.mindinsight.summary.content;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph of operations, as its producer described it: cycles, inputs that lead nowhere and names
 * that stand twice are possible.
 *
 * @param producer the kind of description: {@code tensorflow}, {@code keras}, {@code mindspore},
 *     {@code mindinsight}
 * @param nodes in the producer's order
 * @param notes what was left out or could not be understood; empty if nothing
 */
public record GraphModel(String producer, List<Node> nodes, List<String> notes) implements Content {

  /** Nodes that a graph may have: larger ones fill the memory of any viewer. */
  public static final int NODES_MAX = 1 << 20;

  /** Longer attribute values are cut to this many characters and say so. */
  public static final int ATTRIBUTE_CHARS_MAX = 1024;

  /** Keeps copies of the lists. */
  public GraphModel {
    nodes = List.copyOf(nodes);
    notes = List.copyOf(notes);
  }

  /**
   * One operation, parameter or constant.
   *
   * @param name full name, its scopes separated by {@code /}
   * @param op what it does, such as {@code Conv2D}
   * @param scope the name's part before its last {@code /}, or as the producer says; empty at the
   *     top
   * @param inputs in the operation's order
   * @param outputs in the operation's order; empty where the producer does not say
   * @param attributes name → {@link String}, {@link Long}, {@link Double}, {@link Boolean}, or a
   *     {@link List} of these
   * @param source where in the user's program it was made, innermost line first; empty where the
   *     producer does not say
   */
  public record Node(
      String name,
      String op,
      String scope,
      List<Input> inputs,
      List<Output> outputs,
      Map<String, Object> attributes,
      List<SourceLine> source) {

    /** Keeps copies of the lists and the map. */
    public Node {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      attributes = Map.copyOf(attributes);
      source = List.copyOf(source);
    }
  }

  /**
   * What an operation takes.
   *
   * @param node name of the node that makes it; not always a node of the graph
   * @param slot which of that node's outputs, from 0
   * @param control whether it only has to come first
   */
  public record Input(String node, int slot, boolean control) {}

  /**
   * What an operation makes.
   *
   * @param dtype such as {@code float32}; empty where the producer does not say
   * @param shape −1 for an extent that is not known; null where nothing is
   */
  public record Output(String dtype, @Nullable List<Long> shape) {}

  /**
   * A line of a program.
   *
   * @param file its path, or empty
   * @param line from 1; 0 when unknown
   * @param code the line's text, or empty
   */
  public record SourceLine(String file, int line, String code) {}
}
