package dev.mindinsight.engine.train;

import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be told of a node of the training graph without the graph.
 *
 * @param name unique; its scopes are separated by {@code /}
 * @param op such as {@code conv2d}
 * @param phase {@code forward}, {@code backward} or {@code optimizer}
 * @param gradientOf name of the forward node whose gradient this helps to compute; empty for others
 * @param inputs in the op's order
 * @param outputs in the op's order
 * @param attributes of the op: name → {@link String}, {@link Long}, {@link Double}, {@link Boolean}
 *     or a {@link List} of longs
 * @param source lines of the program that made the node, innermost first
 */
public record NodeFacts(
    String name,
    String op,
    String phase,
    String gradientOf,
    List<Input> inputs,
    List<Output> outputs,
    Map<String, Object> attributes,
    List<Line> source) {
  /**
   * What a node takes.
   *
   * @param node name of the node that makes it
   * @param slot which of that node's outputs, from 0
   */
  public record Input(String node, int slot) {}

  /**
   * What a node makes.
   *
   * @param dtype such as {@code float32}
   * @param shape outermost first
   */
  public record Output(String dtype, List<Integer> shape) {}

  /**
   * A line of a program.
   *
   * @param file path of the source below its root
   * @param line from 1
   */
  public record Line(String file, int line) {}

  static NodeFacts of(Node node) {
    return new NodeFacts(
        node.name(),
        node.op().label(),
        node.phase().name().toLowerCase(Locale.ROOT),
        node.gradOf().map(Node::name).orElse(""),
        node.inputs().stream()
            .map(input -> new Input(input.producer().name(), input.index()))
            .toList(),
        node.outputs().stream().map(output -> output(output.type())).toList(),
        attributes(node.op()),
        node.source().stream().map(line -> new Line(line.file(), line.line())).toList());
  }

  private static Output output(TensorType type) {
    return new Output(type.dtype().name().toLowerCase(Locale.ROOT), type.shape().sizes());
  }

  /** The components of the op, which is a record. */
  private static Map<String, Object> attributes(Op op) {
    Map<String, Object> attributes = new TreeMap<>();
    for (RecordComponent component : op.getClass().getRecordComponents()) {
      try {
        put(attributes, component.getName(), component.getAccessor().invoke(op));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read " + component + " of " + op, e);
      }
    }
    return attributes;
  }

  private static void put(Map<String, Object> attributes, String name, Object value) {
    switch (value) {
      case Double _, Boolean _ -> attributes.put(name, value);
      case Shape shape -> attributes.put(name, longs(shape.sizes()));
      case List<?> list -> attributes.put(name, longs(list));
      case Window window -> {
        attributes.put("window", (long) window.size());
        attributes.put("stride", (long) window.stride());
        attributes.put("padding", (long) window.padding());
      }
      case Initializer initializer -> attributes.put(name, initializer.toString());
      // Stands in the outputs.
      case TensorType _ -> {}
      default -> throw new IllegalStateException("no way to tell " + name + " " + value);
    }
  }

  private static List<Long> longs(List<?> numbers) {
    return numbers.stream().map(number -> ((Integer) number).longValue()).toList();
  }
}
