package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Keras model as {@code Model.to_json} writes it: a node a layer, the layers of a model
 * within a model below its name. A sequential model's layers follow one another; others say in
 * {@code inbound_nodes} where their data come from, Keras 2 as lists of {@code [layer, node,
 * tensor]}, Keras 3 as tensors with a {@code keras_history} of the same three.
 */
final class KerasReader {

  private final GraphAssembly graph;

  private KerasReader(GraphAssembly graph) {
    this.graph = graph;
  }

  /** Adds the layers of a model. */
  static void read(Wire text, GraphAssembly graph) throws ContentException {
    new KerasReader(graph).layers(JsonTree.readObject(text), "");
  }

  private void layers(Map<?, ?> model, String prefix) {
    boolean sequential = "Sequential".equals(model.get("class_name"));
    // Keras 2.2 and before wrote a sequential model's layers without a configuration around them.
    Object layers =
        model.get("config") instanceof List<?> list ? list : config(model).get("layers");
    String previous = null;
    for (Object entry : layers instanceof List<?> list ? list : List.of()) {
      if (entry instanceof Map<?, ?> layer) {
        String name = prefix + name(layer);
        List<Input> inputs =
            sequential
                ? previous == null ? List.of() : List.of(new Input(previous, 0, false))
                : inputs(layer, prefix);
        layer(layer, name, inputs);
        previous = name;
      }
    }
  }

  private void layer(Map<?, ?> layer, String name, List<Input> inputs) {
    String op = text(layer.get("class_name"));
    Map<String, Object> attributes = attributes(config(layer));
    long chars = attributes.values().stream().mapToLong(value -> value.toString().length()).sum();
    if (!graph.hasRoom() || !graph.take(chars + 2L * name.length() + 64L * inputs.size())) {
      graph.leaveOut();
      return;
    }
    graph.add(
        new Node(
            name,
            graph.share(op),
            graph.share(NodeName.scope(name)),
            inputs,
            List.of(new Output(dtype(config(layer)), shape(layer))),
            attributes,
            List.of()));
    if (config(layer).get("layers") instanceof List<?>) {
      layers(layer, name + "/");
    }
  }

  private static Map<?, ?> config(Map<?, ?> layer) {
    return layer.get("config") instanceof Map<?, ?> config ? config : Map.of();
  }

  private static String name(Map<?, ?> layer) {
    Object name = config(layer).get("name");
    return text(name != null ? name : layer.get("name"));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : AttributeText.cut(value.toString(), value.toString().length());
  }

  /** A name, or a policy that has one. */
  private static String dtype(Map<?, ?> config) {
    Object dtype = config.get("dtype");
    return text(dtype instanceof Map<?, ?> policy ? config(policy).get("name") : dtype);
  }

  /** Only layers that take the data in say their shape. */
  private static @Nullable List<Long> shape(Map<?, ?> layer) {
    Object written = config(layer).get("batch_shape");
    Object shape = written != null ? written : config(layer).get("batch_input_shape");
    if (!(shape instanceof List<?> extents) || extents.size() > TensorShape.RANK_MAX) {
      return null;
    }
    List<Long> known = new ArrayList<>();
    extents.forEach(extent -> known.add(extent instanceof Long size ? Math.max(size, -1) : -1));
    return known;
  }

  private static Map<String, Object> attributes(Map<?, ?> config) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    config.forEach((name, value) -> {
      if (value != null && !"name".equals(name) && !"layers".equals(name)) {
        attributes.put(text(name), attribute(value));
      }
    });
    return attributes;
  }

  /** Lists and objects as JSON. */
  private static Object attribute(Object value) {
    boolean tree = value instanceof List<?> || value instanceof Map<?, ?>;
    return tree || value instanceof String ? text(tree ? JsonTree.write(value) : value) : value;
  }

  private static List<Input> inputs(Map<?, ?> layer, String prefix) {
    List<Input> inputs = new ArrayList<>();
    if (layer.get("inbound_nodes") instanceof List<?> nodes) {
      nodes.forEach(node -> find(node, prefix, inputs));
    }
    return inputs;
  }

  /** Finds the triples in what a layer was called with, however deep they stand. */
  private static void find(@Nullable Object value, String prefix, List<Input> inputs) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("keras_history") instanceof List<?> history) {
        find(history, prefix, inputs);
      } else {
        map.values().forEach(inner -> find(inner, prefix, inputs));
      }
    } else if (value instanceof List<?> list) {
      Input input = triple(list, prefix);
      if (input != null) {
        inputs.add(input);
      } else {
        list.forEach(inner -> find(inner, prefix, inputs));
      }
    }
  }

  private static @Nullable Input triple(List<?> list, String prefix) {
    return list.size() >= 3
            && list.get(0) instanceof String layer
            && list.get(1) instanceof Long
            && list.get(2) instanceof Long tensor
            && tensor >= 0
            && tensor <= Integer.MAX_VALUE
        ? new Input(prefix + layer, tensor.intValue(), false)
        : null;
  }
}
