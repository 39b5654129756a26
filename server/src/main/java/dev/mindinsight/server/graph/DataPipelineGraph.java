package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A data pipeline as a graph whose nodes are its operations, from those that read to the one that
 * hands out. An operation is named by what it is called; a number behind tells those of one name
 * apart.
 */
public final class DataPipelineGraph {

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();
  private final List<GraphModel.Node> nodes = new ArrayList<>();

  private DataPipelineGraph() {}

  /**
   * Makes a graph of a pipeline.
   *
   * @param pipeline the pipeline
   * @param producer who described it
   * @return one node an operation, each after its inputs
   */
  public static GraphModel of(DataPipeline pipeline, String producer) {
    DataPipelineGraph graph = new DataPipelineGraph();
    graph.add(pipeline.root());
    return new GraphModel(producer, graph.nodes, List.of());
  }

  /** An operation whose inputs are being made. */
  private record Open(DataPipeline.Operation operation, List<GraphModel.Input> inputs) {}

  /** Not by recursion: a pipeline may be deeper than a stack. */
  private void add(DataPipeline.Operation root) {
    Deque<Open> path = new ArrayDeque<>();
    path.push(new Open(root, new ArrayList<>()));
    while (!path.isEmpty()) {
      Open open = path.element();
      List<DataPipeline.Operation> wanted = open.operation().inputs();
      if (open.inputs().size() < wanted.size()) {
        path.push(new Open(wanted.get(open.inputs().size()), new ArrayList<>()));
        continue;
      }
      path.pop();
      String name = name(open.operation().name());
      nodes.add(node(open, name));
      if (!path.isEmpty()) {
        path.element().inputs().add(new GraphModel.Input(name, 0, false));
      }
    }
  }

  private static GraphModel.Node node(Open open, String name) {
    return new GraphModel.Node(
        name,
        open.operation().name(),
        "",
        open.inputs(),
        List.of(),
        open.operation().parameters(),
        List.of());
  }

  private String name(String operation) {
    String name = operation;
    while (!taken.add(name)) {
      name = operation + "_" + last.merge(operation, 1, Integer::sum);
    }
    return name;
  }
}
