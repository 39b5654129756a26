package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node makes, as far as its attributes tell: TensorFlow keeps shapes in {@code
 * _output_shapes}, types in attributes that the operation names. Remembers where these stand while
 * a node is read.
 */
final class NodeOutputs {

  /** Outputs of a node that are listed; more have no use in a picture. */
  static final int OUTPUTS_MAX = 1024;

  private static final String SHAPES = "_output_shapes";

  /** Lists of types, then single types: the first that a node has says what its outputs are. */
  private static final List<String> TYPES =
      List.of("Tout", "output_types", "component_types", "dtype", "DstT", "out_type", "T");

  private static final Set<String> OF_INTEREST =
      Set.of(
          SHAPES,
          "Tout",
          "output_types",
          "component_types",
          "dtype",
          "DstT",
          "out_type",
          "T",
          "shape",
          "value");

  private final Map<String, Wire> attributes = new HashMap<>();

  /** Remembers an AttrValue whose first byte the cursor stands at. */
  void remember(String name, Wire value) {
    if (OF_INTEREST.contains(name)) {
      attributes.put(name, copy(value));
    }
  }

  List<Output> read() throws MalformedEventException, ContentException {
    List<@Nullable List<Long>> shapes = new ArrayList<>();
    List<String> types = new ArrayList<>();
    collect(SHAPES, shapes, types);
    for (int i = 0; i < TYPES.size() && types.isEmpty(); i++) {
      collect(TYPES.get(i), new ArrayList<>(), types);
    }
    if (shapes.isEmpty()) {
      collect(attributes.containsKey("value") ? "value" : "shape", shapes, types);
    }
    return join(shapes, types);
  }

  /** A single type stands for all outputs. */
  private static List<Output> join(List<@Nullable List<Long>> shapes, List<String> types) {
    int count = Math.min(Math.max(shapes.size(), types.size()), OUTPUTS_MAX);
    List<Output> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String type = types.isEmpty() ? "" : types.get(Math.min(i, types.size() - 1));
      outputs.add(new Output(type, i < shapes.size() ? shapes.get(i) : null));
    }
    return outputs;
  }

  private void collect(String name, List<@Nullable List<Long>> shapes, List<String> types)
      throws MalformedEventException, ContentException {
    Wire remembered = attributes.get(name);
    if (remembered != null) {
      collect(copy(remembered), shapes, types);
    }
  }

  /** Goes through an AttrValue or its list, whose fields have the same numbers. */
  private static void collect(Wire wire, List<@Nullable List<Long>> shapes, List<String> types)
      throws MalformedEventException, ContentException {
    while (wire.hasMore() && shapes.size() <= OUTPUTS_MAX && types.size() <= OUTPUTS_MAX) {
      int key = wire.key();
      switch (key) {
        case AttributeReader.LIST << 3 | Wire.BYTES -> collect(wire.message(), shapes, types);
        case AttributeReader.TYPE << 3 | Wire.VARINT ->
            types.add(AttributeText.type((int) wire.varint()));
        case AttributeReader.TYPE << 3 | Wire.BYTES -> {
          Wire packed = wire.message();
          while (packed.hasMore() && types.size() <= OUTPUTS_MAX) {
            types.add(AttributeText.type((int) packed.varint()));
          }
        }
        case AttributeReader.SHAPE << 3 | Wire.BYTES ->
            shapes.add(TensorShape.read(wire.message()));
        case AttributeReader.TENSOR << 3 | Wire.BYTES -> shapes.add(shapeOf(wire.message()));
        default -> wire.skip(key);
      }
    }
  }

  private static @Nullable List<Long> shapeOf(Wire wire)
      throws MalformedEventException, ContentException {
    return TensorParts.of(wire.bytes(), wire.position(), wire.remaining()).writtenShape();
  }

  private static Wire copy(Wire wire) {
    return new Wire().over(wire.bytes(), wire.position(), wire.remaining());
  }
}
