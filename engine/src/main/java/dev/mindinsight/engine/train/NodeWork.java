package dev.mindinsight.engine.train;

import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.NodeCost;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a node has to do in every step.
 *
 * @param name as in {@link NodeFacts}
 * @param op such as {@code conv2d}
 * @param phase {@code forward}, {@code backward} or {@code optimizer}
 * @param shape types and shapes of its inputs, such as {@code float32[32, 10], int32[32]}
 * @param bytes of its inputs and outputs, each touched once
 * @param flops floating-point operations of the op's definition
 */
public record NodeWork(String name, String op, String phase, String shape, long bytes, long flops) {

  static NodeWork of(Node node) {
    NodeCost cost = NodeCost.of(node);
    return new NodeWork(
        node.name(),
        node.op().label(),
        node.phase().name().toLowerCase(Locale.ROOT),
        node.inputs().stream()
            .map(input -> input.type().toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ")),
        cost.bytes(),
        cost.flops());
  }
}
