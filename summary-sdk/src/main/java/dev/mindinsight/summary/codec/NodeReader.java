package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one NodeDef. */
final class NodeReader {

  /** Longer names are cut: nobody reads them, and each node under a function repeats one. */
  static final int NAME_BYTES_MAX = 1 << 14;

  private static final int NAME_KEY = 1 << 3 | Wire.BYTES;
  private static final int OP_KEY = 2 << 3 | Wire.BYTES;
  private static final int INPUT_KEY = 3 << 3 | Wire.BYTES;
  private static final int DEVICE_KEY = 4 << 3 | Wire.BYTES;
  private static final int ATTRIBUTE_KEY = 5 << 3 | Wire.BYTES;

  private final GraphAssembly graph;
  private final String prefix;
  private final boolean inFunction;
  private final NodeOutputs outputs = new NodeOutputs();
  private final List<Input> inputs = new ArrayList<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private String name = "";
  private String op = "";

  private NodeReader(GraphAssembly graph, String prefix, boolean inFunction) {
    this.graph = graph;
    this.prefix = prefix;
    this.inFunction = inFunction;
  }

  /**
   * Adds a node to a graph, or counts it where there is no room.
   *
   * @param wire stands at its first byte
   * @param prefix of its name and those of its inputs
   * @param inFunction whether it is in the body of a function
   */
  static void read(Wire wire, GraphAssembly graph, String prefix, boolean inFunction) {
    try {
      Node node = graph.hasRoom() ? new NodeReader(graph, prefix, inFunction).node(wire) : null;
      if (node == null) {
        graph.leaveOut();
      } else {
        graph.add(node);
      }
    } catch (MalformedEventException | ContentException e) {
      graph.fault(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Node node(Wire wire) throws MalformedEventException, ContentException {
    while (wire.hasMore()) {
      if (!field(wire, wire.key())) {
        return null;
      }
    }
    List<Output> made = outputs.read();
    for (Output output : made) {
      List<Long> shape = output.shape();
      if (!graph.take(shape == null ? 0 : 24L * shape.size())) {
        return null;
      }
    }
    String full = prefix + name;
    String scope = graph.share(NodeName.scope(full));
    return new Node(full, op, scope, inputs, made, attributes, List.of());
  }

  /** Reads a field; false when there is no room for it. */
  private boolean field(Wire wire, int key) throws MalformedEventException, ContentException {
    switch (key) {
      case NAME_KEY -> name = name(wire.message());
      case OP_KEY -> op = graph.share(AttributeText.of(wire.message()));
      case INPUT_KEY -> {
        Input input = NodeName.input(prefix, name(wire.message()), inFunction);
        inputs.add(input);
        return graph.take(input.node().length());
      }
      case DEVICE_KEY -> {
        String device = graph.share(AttributeText.of(wire.message()));
        if (!device.isEmpty()) {
          attributes.put("device", device);
        }
      }
      case ATTRIBUTE_KEY -> {
        return attribute(wire.message());
      }
      default -> wire.skip(key);
    }
    return graph.take(0);
  }

  /** One entry of the map of attributes: key 1, value 2. */
  private boolean attribute(Wire entry) throws MalformedEventException, ContentException {
    String key = "";
    Wire value = new Wire();
    while (entry.hasMore()) {
      int field = entry.key();
      switch (field) {
        case 1 << 3 | Wire.BYTES -> key = AttributeText.of(entry.message());
        case 2 << 3 | Wire.BYTES -> value = entry.message();
        default -> entry.skip(field);
      }
    }
    outputs.remember(key, value);
    Object read = AttributeReader.read(value);
    attributes.put(graph.share(key), read);
    return graph.take(key.length() + cost(read));
  }

  private static long cost(Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> list.stream().mapToLong(NodeReader::cost).sum() + 16L * list.size();
      default -> 16;
    };
  }

  static String name(Wire text) {
    return text.remaining() <= NAME_BYTES_MAX
        ? text.text()
        : Text.of(text.bytes(), text.position(), NAME_BYTES_MAX) + "…";
  }
}
