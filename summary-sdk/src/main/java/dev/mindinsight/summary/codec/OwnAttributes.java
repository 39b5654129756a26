package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.codec.EventMessages.AttrValue;
import dev.mindinsight.summary.codec.EventMessages.AttrValue.ListValue;
import dev.mindinsight.summary.codec.EventMessages.TensorShapeProto;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import dev.mindinsight.summary.content.GraphModel.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a NodeDef that we write: those of the node, {@code _output_shapes}, from which
 * TensorBoard takes the shapes on its edges, and what a NodeDef has no field for, under names that
 * begin with {@code _mindinsight_}.
 */
final class OwnAttributes {

  private static final String PREFIX = "_mindinsight_";
  private static final String SHAPES = "_output_shapes";
  private static final String TYPES = PREFIX + "output_types";
  private static final String SCOPE = PREFIX + "scope";
  private static final String FILES = PREFIX + "source_files";
  private static final String LINES = PREFIX + "source_lines";
  private static final String CODE = PREFIX + "source_code";

  /** Before the name of an attribute: its doubles, bit by bit, where no float equals them. */
  private static final String BITS = PREFIX + "bits_";

  private final Map<String, AttrValue> messages;

  OwnAttributes(Map<String, AttrValue> messages) {
    this.messages = messages;
  }

  /**
   * All attributes of a node's message, in the order of their names.
   *
   * @throws IllegalArgumentException when one has a name of ours, is too long, or of a type that is
   *     not written
   */
  static Map<String, AttrValue> of(Node node) {
    Map<String, AttrValue> all = new TreeMap<>();
    node.attributes()
        .forEach((name, value) -> {
          if (name.startsWith(PREFIX) || name.equals(SHAPES)) {
            throw new IllegalArgumentException(
                "Conflict: got an attribute %s, a name that is kept for the format, in node %s"
                    .formatted(name, node.name()));
          }
          all.put(name, OwnAttribute.of(name, value, node));
          List<Long> bits = OwnAttribute.bits(value);
          if (!bits.isEmpty()) {
            all.put(BITS + name, list(ListValue.newBuilder().addAllI(bits)));
          }
        });
    if (!node.scope().equals(NodeName.scope(node.name()))) {
      all.put(SCOPE, OwnGraphs.text(node.scope()));
    }
    outputs(node.outputs(), all);
    source(node.source(), all);
    return all;
  }

  private static void outputs(List<Output> outputs, Map<String, AttrValue> all) {
    if (!outputs.isEmpty()) {
      ListValue.Builder shapes = ListValue.newBuilder();
      outputs.forEach(output -> shapes.addShape(shape(output.shape())));
      all.put(SHAPES, list(shapes));
      all.put(TYPES, texts(outputs.stream().map(Output::dtype).toList()));
    }
  }

  private static TensorShapeProto shape(@Nullable List<Long> extents) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    if (extents == null) {
      return shape.setUnknownRank(true).build();
    }
    extents.forEach(extent -> shape.addDimBuilder().setSize(extent));
    return shape.build();
  }

  private static void source(List<SourceLine> lines, Map<String, AttrValue> all) {
    if (!lines.isEmpty()) {
      all.put(FILES, texts(lines.stream().map(SourceLine::file).toList()));
      if (lines.stream().anyMatch(line -> !line.code().isEmpty())) {
        all.put(CODE, texts(lines.stream().map(SourceLine::code).toList()));
      }
      ListValue.Builder numbers = ListValue.newBuilder();
      lines.forEach(line -> numbers.addI(line.line()));
      all.put(LINES, list(numbers));
    }
  }

  private static AttrValue texts(List<String> texts) {
    ListValue.Builder list = ListValue.newBuilder();
    texts.forEach(text -> list.addS(ByteString.copyFromUtf8(text)));
    return list(list);
  }

  private static AttrValue list(ListValue.Builder list) {
    return AttrValue.newBuilder().setList(list).build();
  }

  /** The node's own attributes. */
  Map<String, Object> plain() throws ContentException {
    Map<String, Object> plain = new HashMap<>();
    for (Map.Entry<String, AttrValue> entry : messages.entrySet()) {
      String name = entry.getKey();
      if (!name.startsWith(PREFIX) && !name.equals(SHAPES)) {
        List<Long> bits = found(BITS + name).getIList();
        plain.put(name, OwnAttribute.plain(name, entry.getValue(), bits));
      }
    }
    return plain;
  }

  String scope(String name) {
    AttrValue scope = messages.get(SCOPE);
    return scope == null ? NodeName.scope(name) : Text.of(scope.getS());
  }

  List<Output> outputs() throws ContentException {
    ListValue types = found(TYPES);
    ListValue shapes = found(SHAPES);
    same(TYPES, types.getSCount(), shapes.getShapeCount());
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < types.getSCount(); i++) {
      outputs.add(new Output(Text.of(types.getS(i)), extents(shapes.getShape(i))));
    }
    return outputs;
  }

  private static @Nullable List<Long> extents(TensorShapeProto shape) {
    return shape.getUnknownRank()
        ? null
        : shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
  }

  List<SourceLine> source() throws ContentException {
    ListValue files = found(FILES);
    ListValue lines = found(LINES);
    ListValue code = found(CODE);
    same(LINES, lines.getICount(), files.getSCount());
    boolean coded = messages.containsKey(CODE);
    same(CODE, coded ? code.getSCount() : files.getSCount(), files.getSCount());
    List<SourceLine> source = new ArrayList<>();
    for (int i = 0; i < files.getSCount(); i++) {
      source.add(
          new SourceLine(
              Text.of(files.getS(i)), (int) lines.getI(i), coded ? Text.of(code.getS(i)) : ""));
    }
    return source;
  }

  private ListValue found(String name) {
    AttrValue value = messages.get(name);
    return value == null ? ListValue.getDefaultInstance() : value.getList();
  }

  private static void same(String name, int got, int want) throws ContentException {
    if (got != want) {
      throw new ContentException(
          "Malformed attribute %s: got %d items, want %d".formatted(name, got, want));
    }
  }
}
