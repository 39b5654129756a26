package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Text;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import dev.mindinsight.summary.content.GraphModel.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one NodeProto. */
final class NodeReader {

  private static final int CONTROL_EDGE = 1;

  /** Call stacks are a few hundred bytes a line, some fifty lines at most. */
  private static final int SOURCE_BYTES_MAX = 1 << 16;

  private final Map<String, String> shown;
  private final Details details;
  private final TypeReader types;
  private final ValueReader values;
  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private List<SourceLine> source = List.of();

  NodeReader(Map<String, String> shown, Details details, TypeReader types, ValueReader values) {
    this.shown = shown;
    this.details = details;
    this.types = types;
    this.values = values;
  }

  Node read(Wire wire) throws MalformedEventException, ContentException {
    Wire inner = new Wire();
    NodeNames names = NodeNames.of(inner.over(wire.bytes(), wire.position(), wire.remaining()));
    while (wire.hasMore()) {
      int key = wire.key();
      if ((key & 7) == Wire.BYTES) {
        int length = wire.length();
        field(key >>> 3, inner.over(wire.bytes(), wire.position(), length));
        wire.pass(length);
      } else {
        wire.skip(key);
      }
    }
    String name = names.shown();
    return new Node(name, names.op(), GraphReader.scope(name), inputs, outputs, attributes, source);
  }

  private void field(int field, Wire wire) throws MalformedEventException, ContentException {
    switch (field) {
      case 1 -> inputs.add(input(wire));
      case 5 -> {
        details.add();
        NamedParts attribute = NamedParts.of(wire);
        attributes.put(attribute.name(), values.read(attribute.second()).shown());
      }
      case 6 -> types.read(wire, outputs);
      case 9 -> {
        int length = Math.min(wire.remaining(), SOURCE_BYTES_MAX);
        source = SourceLines.of(Text.of(wire.bytes(), wire.position(), length));
      }
      case 10 -> {
        if (wire.hasMore()) {
          attributes.put("instance_name", ValueReader.cut(wire, wire.remaining()));
        }
      }
      default -> {}
    }
  }

  /** An input by a name that no node bears leads there all the same: it is shown as it stands. */
  private Input input(Wire wire) throws MalformedEventException, ContentException {
    details.add();
    String name = "";
    long type = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.BYTES -> name = GraphReader.text(wire);
        case 2 << 3 | Wire.VARINT -> type = wire.varint();
        default -> wire.skip(key);
      }
    }
    return new Input(shown.getOrDefault(name, name), 0, type == CONTROL_EDGE);
  }
}
