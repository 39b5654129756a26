package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Text;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a GraphProto in two passes: inputs name a node by its number, so the first pass learns the
 * names that are shown and the second makes the nodes.
 */
final class GraphReader {

  /** As of a tag: no name known is over a few hundred bytes. */
  static final int NAME_BYTES_MAX = Tag.BYTES_MAX;

  private static final int NODE = 1;
  private static final int PARAMETER = 3;
  private static final int CONSTANT = 5;

  private final byte[] bytes;
  private final int start;
  private final int length;
  private final Map<String, String> shown = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Details details = new Details();
  private final TypeReader types = new TypeReader(details);
  private final ValueReader values = new ValueReader(types);

  GraphReader(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  GraphModel read() throws MalformedEventException, ContentException {
    pass(this::learn);
    pass(this::add);
    return new GraphModel("mindspore", nodes, List.of());
  }

  private interface Part {
    void take(int field, Wire wire) throws MalformedEventException, ContentException;
  }

  private void pass(Part part) throws MalformedEventException, ContentException {
    Wire wire = new Wire().over(bytes, start, length);
    Wire inner = new Wire();
    int count = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      int field = key >>> 3;
      if ((key & 7) == Wire.BYTES && (field == NODE || field == PARAMETER || field == CONSTANT)) {
        if (++count > GraphModel.NODES_MAX) {
          throw new ContentException(
              "Unsupported graph: got more than %d nodes".formatted(GraphModel.NODES_MAX));
        }
        int size = wire.length();
        part.take(field, inner.over(bytes, wire.position(), size));
        wire.pass(size);
      } else {
        wire.skip(key);
      }
    }
  }

  private void learn(int field, Wire wire) throws MalformedEventException, ContentException {
    if (field == NODE) {
      NodeNames names = NodeNames.of(wire);
      shown.put(names.id(), names.shown());
    } else if (field == CONSTANT) {
      NamedParts constant = NamedParts.of(wire);
      shown.put(constant.name(), constant.fullName());
    }
  }

  private void add(int field, Wire wire) throws MalformedEventException, ContentException {
    if (field == NODE) {
      nodes.add(new NodeReader(shown, details, types, values).read(wire));
      return;
    }
    NamedParts named = NamedParts.of(wire);
    List<Output> outputs = new ArrayList<>();
    if (field == PARAMETER) {
      types.read(named.second(), outputs);
      nodes.add(leaf(named.name(), "Parameter", outputs, Map.of()));
    } else {
      ValueReader.Value value = values.read(named.second());
      outputs.addAll(value.outputs());
      nodes.add(leaf(named.fullName(), "Const", outputs, Map.of("value", value.shown())));
    }
  }

  private static Node leaf(
      String name, String op, List<Output> outputs, Map<String, Object> attributes) {
    return new Node(name, op, scope(name), List.of(), outputs, attributes, List.of());
  }

  /** The part of a name before its last slash. */
  static String scope(String name) {
    return name.substring(0, Math.max(name.lastIndexOf('/'), 0));
  }

  /** The bytes of a field, as text. */
  static String text(Wire wire) throws MalformedEventException, ContentException {
    int length = wire.length();
    if (length > NAME_BYTES_MAX) {
      throw new ContentException(
          "Unsupported graph: got a name of %d bytes, want at most %d"
              .formatted(length, NAME_BYTES_MAX));
    }
    String text = Text.of(wire.bytes(), wire.position(), length);
    wire.pass(length);
    return text;
  }
}
