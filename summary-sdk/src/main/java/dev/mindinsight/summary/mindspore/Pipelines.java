package dev.mindinsight.summary.mindspore;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.mindspore.MindSporeMessages.DatasetGraph;
import dev.mindinsight.summary.mindspore.MindSporeMessages.Operation;
import dev.mindinsight.summary.mindspore.MindSporeMessages.OperationParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a DatasetGraph, whose root hands out the batches. */
final class Pipelines {

  /** Where the name of an operation stands, newest form first. */
  private static final List<String> NAMES = List.of("op_type", "operation", "tensor_op_name");

  private static final String TENSOR_PARAMETERS = "tensor_op_params";
  private static final String UNNAMED = "unnamed";

  private Pipelines() {}

  static DataPipeline read(DatasetGraph graph) {
    return new DataPipeline(operation(graph));
  }

  /** As deep as the message could be parsed. */
  private static DataPipeline.Operation operation(DatasetGraph graph) {
    Map<String, Object> parameters = parameters(graph.getParameter());
    String name = takeName(parameters);
    if (graph.getOperationsCount() > 0) {
      parameters.put(
          "operations", graph.getOperationsList().stream().map(Pipelines::inner).toList());
    }
    if (graph.hasSampler()) {
      parameters.put("sampler", inner(graph.getSampler()));
    }
    List<DataPipeline.Operation> inputs =
        graph.getChildrenList().stream().map(Pipelines::operation).toList();
    return new DataPipeline.Operation(name, parameters, inputs);
  }

  /** An operation within one, such as an augmentation of a map: its name and its parameters. */
  private static Map<String, Object> inner(Operation operation) {
    Map<String, Object> parameters = parameters(operation.getOperationParam());
    String name = takeName(parameters);
    Object own = parameters.get(TENSOR_PARAMETERS);
    if (own instanceof Map<?, ?> map) {
      parameters.remove(TENSOR_PARAMETERS);
      map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
    }
    if (operation.getSizeCount() > 0) {
      parameters.put("size", operation.getSizeList().stream().map(Integer::longValue).toList());
    }
    if (operation.getWeightsCount() > 0) {
      parameters.put(
          "weights", operation.getWeightsList().stream().map(Float::doubleValue).toList());
    }
    return new TreeMap<>(Map.of("name", name, "parameters", parameters));
  }

  private static String takeName(Map<String, Object> parameters) {
    String name = null;
    for (String key : NAMES) {
      if (name == null && parameters.get(key) instanceof String text && !text.isEmpty()) {
        name = text;
        parameters.remove(key);
      }
    }
    return name == null ? UNNAMED : name;
  }

  /** What is {@code None} is not said, and not in the map. */
  private static Map<String, Object> parameters(OperationParameter from) {
    Map<String, Object> parameters = new TreeMap<>();
    from.getMapStrList()
        .forEach(entry -> text(Lineages.name(entry.getKey()), entry.getValue(), parameters));
    from.getMapStrListList()
        .forEach(
            entry -> parameters.put(Lineages.name(entry.getKey()), elements(entry.getValue())));
    from.getMapBoolList()
        .forEach(entry -> parameters.put(Lineages.name(entry.getKey()), entry.getValue()));
    from.getMapIntList()
        .forEach(entry -> parameters.put(Lineages.name(entry.getKey()), (long) entry.getValue()));
    from.getMapDoubleList()
        .forEach(entry -> parameters.put(Lineages.name(entry.getKey()), entry.getValue()));
    return parameters;
  }

  private static void text(String key, ByteString bytes, Map<String, Object> parameters) {
    String text = Lineages.name(bytes);
    if (!text.equals(Lineages.NONE)) {
      Object json = key.equals(TENSOR_PARAMETERS) ? json(text) : null;
      parameters.put(key, json instanceof Map<?, ?> ? json : text);
    }
  }

  private static List<Object> elements(OperationParameter.Texts texts) {
    List<Object> elements = new ArrayList<>();
    for (ByteString bytes : texts.getValueList()) {
      String text = Lineages.name(bytes);
      // An empty text stands for none, which a list keeps in its place.
      Object json = text.isEmpty() ? Lineages.NONE : json(text);
      elements.add(json == null ? text : json);
    }
    return elements;
  }

  /** A JSON text's value, or null where it is none: then the text itself is the value. */
  private static @Nullable Object json(String text) {
    try {
      return JsonText.value(text);
    } catch (ContentException e) {
      return null;
    }
  }
}
