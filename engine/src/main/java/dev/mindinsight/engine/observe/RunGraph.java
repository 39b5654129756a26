package dev.mindinsight.engine.observe;

import dev.mindinsight.engine.train.NodeFacts;
import dev.mindinsight.summary.content.GraphModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The training graph in the words of the SDK. */
final class RunGraph {
  private static final String PRODUCER = "mindinsight";

  private RunGraph() {}

  static GraphModel of(List<NodeFacts> nodes) {
    return new GraphModel(PRODUCER, nodes.stream().map(RunGraph::node).toList(), List.of());
  }

  private static GraphModel.Node node(NodeFacts node) {
    Map<String, Object> attributes = new HashMap<>(node.attributes());
    attributes.put("phase", node.phase());
    if (!node.gradientOf().isEmpty()) {
      attributes.put("gradient_of", node.gradientOf());
    }
    return new GraphModel.Node(
        node.name(),
        node.op(),
        node.name().substring(0, Math.max(0, node.name().lastIndexOf('/'))),
        node.inputs().stream()
            .map(input -> new GraphModel.Input(input.node(), input.slot(), false))
            .toList(),
        node.outputs().stream().map(RunGraph::output).toList(),
        attributes,
        node.source().stream()
            .map(line -> new GraphModel.SourceLine(line.file(), line.line(), ""))
            .toList());
  }

  private static GraphModel.Output output(NodeFacts.Output output) {
    return new GraphModel.Output(
        output.dtype(), output.shape().stream().map(Integer::longValue).toList());
  }
}
