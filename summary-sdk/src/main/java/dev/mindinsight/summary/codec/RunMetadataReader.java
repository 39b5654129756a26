package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads RunMetadata: the graphs of traced functions before the optimiser changed them (or, where
 * there are none, the parts that ran on the devices), else what was timed. As in TensorBoard, the
 * nodes of several graphs stand below {@code graph_0}, {@code graph_1} and so on.
 */
final class RunMetadataReader {

  /** Graphs that are read: many times what the largest trace known has. */
  static final int GRAPHS_MAX = 1 << 14;

  private static final int STEP_STATS_KEY = 1 << 3 | Wire.BYTES;
  private static final int PARTITION_KEY = 3 << 3 | Wire.BYTES;
  private static final int FUNCTION_KEY = 4 << 3 | Wire.BYTES;
  private static final int BEFORE_OPTIMISER_KEY = 2 << 3 | Wire.BYTES;
  private static final int DEVICE_KEY = 1 << 3 | Wire.BYTES;
  private static final int TIMED_NODE_KEY = 2 << 3 | Wire.BYTES;

  private final GraphAssembly graph;
  private final List<Wire> partitions = new ArrayList<>();
  private final List<Wire> functions = new ArrayList<>();
  private long graphsLeftOut;
  private Wire stepStats = new Wire();

  private RunMetadataReader(GraphAssembly graph) {
    this.graph = graph;
  }

  /** Adds what the message tells of. */
  static void read(Wire wire, GraphAssembly graph)
      throws MalformedEventException, ContentException {
    RunMetadataReader reader = new RunMetadataReader(graph);
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case STEP_STATS_KEY -> reader.stepStats = wire.message();
        case PARTITION_KEY -> reader.graph(reader.partitions, wire.message());
        case FUNCTION_KEY -> reader.function(wire.message());
        default -> wire.skip(key);
      }
    }
    reader.graphs();
  }

  private void graph(List<Wire> graphs, Wire wire) {
    if (graphs.size() < GRAPHS_MAX) {
      graphs.add(wire);
    } else {
      graphsLeftOut++;
    }
  }

  private void function(Wire wire) throws MalformedEventException {
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == BEFORE_OPTIMISER_KEY) {
        graph(functions, wire.message());
      } else {
        wire.skip(key);
      }
    }
  }

  private void graphs() throws MalformedEventException, ContentException {
    if (graphsLeftOut > 0) {
      graph.note("Unsupported graph: %,d graphs are left out".formatted(graphsLeftOut));
    }
    List<Wire> graphs = functions.isEmpty() ? partitions : functions;
    for (int i = 0; i < graphs.size(); i++) {
      GraphDefReader.read(graphs.get(i), graph, graphs.size() == 1 ? "" : "graph_" + i + "/");
    }
    if (graphs.isEmpty()) {
      graph.note("Only what was timed was recorded, no graph");
      devices(stepStats);
    }
  }

  private void devices(Wire wire) throws MalformedEventException {
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        device(wire.message());
      } else {
        wire.skip(key);
      }
    }
  }

  private void device(Wire wire) throws MalformedEventException {
    String device = "";
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case DEVICE_KEY -> device = graph.share(AttributeText.of(wire.message()));
        case TIMED_NODE_KEY -> timed(wire.message(), device);
        default -> wire.skip(key);
      }
    }
  }

  /** NodeExecStats: name 1, start 2, end relative to it 5, label 8. */
  private void timed(Wire wire, String device) throws MalformedEventException {
    String name = "";
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("device", device);
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.BYTES -> name = NodeReader.name(wire.message());
        case 2 << 3 | Wire.VARINT -> attributes.put("startMicros", wire.varint());
        case 5 << 3 | Wire.VARINT -> attributes.put("durationMicros", wire.varint());
        case 8 << 3 | Wire.BYTES -> attributes.put("label", AttributeText.of(wire.message()));
        default -> wire.skip(key);
      }
    }
    if (graph.hasRoom() && graph.take(3L * name.length())) {
      graph.add(
          new Node(name, "", NodeName.scope(name), List.of(), List.of(), attributes, List.of()));
    } else {
      graph.leaveOut();
    }
  }
}
