package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a GraphDef: its nodes, and those of the functions in its library, each under a scope of the
 * function's name with a node for every argument and result.
 */
final class GraphDefReader {

  private static final int NODE_KEY = 1 << 3 | Wire.BYTES;
  private static final int LIBRARY_KEY = 2 << 3 | Wire.BYTES;
  private static final int FUNCTION_KEY = 1 << 3 | Wire.BYTES;
  private static final int SIGNATURE_KEY = 1 << 3 | Wire.BYTES;
  private static final int BODY_NODE_KEY = 3 << 3 | Wire.BYTES;
  private static final int RESULT_KEY = 4 << 3 | Wire.BYTES;
  private static final int TYPE_KEY = 3 << 3 | Wire.VARINT;

  private final GraphAssembly graph;

  private GraphDefReader(GraphAssembly graph) {
    this.graph = graph;
  }

  /**
   * Adds the nodes of a GraphDef.
   *
   * @param wire stands at its first byte
   * @param prefix of all names
   */
  static void read(Wire wire, GraphAssembly graph, String prefix)
      throws MalformedEventException, ContentException {
    GraphDefReader reader = new GraphDefReader(graph);
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case NODE_KEY -> NodeReader.read(wire.message(), graph, prefix, false);
        case LIBRARY_KEY -> reader.library(wire.message(), prefix);
        default -> wire.skip(key);
      }
    }
  }

  private void library(Wire wire, String prefix) throws MalformedEventException, ContentException {
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == FUNCTION_KEY) {
        functionOrFault(wire.message(), prefix);
      } else {
        wire.skip(key);
      }
    }
  }

  private void functionOrFault(Wire wire, String prefix) {
    try {
      function(wire, prefix);
    } catch (MalformedEventException | ContentException e) {
      graph.fault(String.valueOf(e.getMessage()));
    }
  }

  /** The signature names the scope and may stand behind the body. */
  private void function(Wire wire, String prefix) throws MalformedEventException, ContentException {
    Wire again = new Wire().over(wire.bytes(), wire.position(), wire.remaining());
    String scope = prefix;
    Map<String, String> results = new HashMap<>();
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case SIGNATURE_KEY -> scope = prefix + functionName(wire.message()) + "/";
        case RESULT_KEY -> result(wire.message(), results);
        default -> wire.skip(key);
      }
    }
    while (again.hasMore()) {
      int key = again.key();
      switch (key) {
        case SIGNATURE_KEY -> signature(again.message(), scope, results);
        case BODY_NODE_KEY -> NodeReader.read(again.message(), graph, scope, true);
        default -> again.skip(key);
      }
    }
  }

  private static String functionName(Wire signature) throws MalformedEventException {
    String name = "";
    while (signature.hasMore()) {
      int key = signature.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        name = NodeReader.name(signature.message());
      } else {
        signature.skip(key);
      }
    }
    return name;
  }

  /** Which output of the body a result is: key 1, value 2. */
  private void result(Wire entry, Map<String, String> results) throws MalformedEventException {
    String name = "";
    String from = "";
    while (entry.hasMore()) {
      int key = entry.key();
      switch (key) {
        case 1 << 3 | Wire.BYTES -> name = NodeReader.name(entry.message());
        case 2 << 3 | Wire.BYTES -> from = NodeReader.name(entry.message());
        default -> entry.skip(key);
      }
    }
    if (graph.take(name.length() + from.length())) {
      results.put(name, from);
    }
  }

  /** Arguments 2 and results 3, as the nodes that stand for them when the function is called. */
  private void signature(Wire wire, String scope, Map<String, String> results)
      throws MalformedEventException {
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 2 << 3 | Wire.BYTES -> argument(wire.message(), scope, "_Arg", Map.of());
        case 3 << 3 | Wire.BYTES -> argument(wire.message(), scope, "_Retval", results);
        default -> wire.skip(key);
      }
    }
  }

  private void argument(Wire wire, String scope, String op, Map<String, String> results)
      throws MalformedEventException {
    String name = "";
    int type = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.BYTES -> name = NodeReader.name(wire.message());
        case TYPE_KEY -> type = (int) wire.varint();
        default -> wire.skip(key);
      }
    }
    String from = results.get(name);
    List<Input> inputs = from == null ? List.of() : List.of(NodeName.input(scope, from, true));
    List<Output> outputs = List.of(new Output(AttributeText.type(type), null));
    // A result may have an argument's name: both are there.
    String full = scope + name;
    if (graph.hasRoom() && graph.take(full.length())) {
      graph.add(new Node(full, op, NodeName.scope(full), inputs, outputs, Map.of(), List.of()));
    } else {
      graph.leaveOut();
    }
  }
}
