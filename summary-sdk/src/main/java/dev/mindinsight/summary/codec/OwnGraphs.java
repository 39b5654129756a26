package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.codec.EventMessages.AttrValue;
import dev.mindinsight.summary.codec.EventMessages.GraphDef;
import dev.mindinsight.summary.codec.EventMessages.NodeDef;
import dev.mindinsight.summary.codec.EventMessages.OwnGraph;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Graphs of our own producers as TensorFlow's GraphDef, which TensorBoard draws. What a NodeDef has
 * no field for stands in attributes (see {@link OwnAttributes}), so that a graph comes back as it
 * was.
 */
final class OwnGraphs {

  static final String PRODUCER = "mindinsight";

  private static final char CONTROL = '^';
  private static final char SLOT = ':';

  private OwnGraphs() {}

  /**
   * The message of a graph.
   *
   * @throws IllegalArgumentException when it is larger than {@link GraphModel} allows, or says what
   *     a GraphDef cannot
   */
  static GraphDef of(GraphModel graph) {
    if (graph.nodes().size() > GraphModel.NODES_MAX) {
      throw new IllegalArgumentException(
          "Unsupported graph: got %,d nodes, want at most %,d"
              .formatted(graph.nodes().size(), GraphModel.NODES_MAX));
    }
    GraphDef.Builder message =
        GraphDef.newBuilder().setMindinsight(OwnGraph.newBuilder().addAllNote(graph.notes()));
    graph.nodes().forEach(node -> message.addNode(of(node)));
    return message.build();
  }

  private static NodeDef of(Node node) {
    NodeDef.Builder message =
        NodeDef.newBuilder()
            .setName(ByteString.copyFromUtf8(node.name()))
            .setOp(ByteString.copyFromUtf8(node.op()));
    node.inputs().forEach(input -> message.addInput(ByteString.copyFromUtf8(of(input, node))));
    return message.putAllAttr(OwnAttributes.of(node)).build();
  }

  /** As TensorFlow writes it: {@code node}, {@code node:slot} or {@code ^node}. */
  private static String of(Input input, Node node) {
    boolean plain = !input.node().isEmpty() && input.node().charAt(0) != CONTROL;
    if (!plain || input.slot() < 0 || (input.control() && input.slot() != 0)) {
      throw new IllegalArgumentException(
          "Unsupported input: got %s, want the name of a node, of slot 0 for control, in node %s"
              .formatted(input, node.name()));
    }
    if (input.control()) {
      return CONTROL + input.node();
    }
    boolean needsSlot = input.slot() > 0 || input.node().indexOf(SLOT) >= 0;
    return needsSlot ? input.node() + SLOT + input.slot() : input.node();
  }

  /** Whether a GraphDef was written by us, so that {@link #read} understands all of it. */
  static boolean isOurs(Wire graph) throws MalformedEventException {
    while (graph.hasMore()) {
      int key = graph.key();
      if (key >>> 3 == GraphDef.MINDINSIGHT_FIELD_NUMBER) {
        return true;
      }
      graph.skip(key);
    }
    return false;
  }

  /** The graph in the bytes of a GraphDef that {@link #isOurs}. */
  static GraphModel read(byte[] bytes, int start, int length) throws ContentException {
    try {
      return model(GraphDef.parseFrom(ByteString.copyFrom(bytes, start, length)));
    } catch (InvalidProtocolBufferException e) {
      throw new ContentException("Malformed graph: " + e.getMessage());
    }
  }

  /** The graph that {@link #of} was given. */
  static GraphModel model(GraphDef message) throws ContentException {
    if (message.getNodeCount() > GraphModel.NODES_MAX) {
      throw new ContentException(
          "Unsupported graph: got %,d nodes, want at most %,d"
              .formatted(message.getNodeCount(), GraphModel.NODES_MAX));
    }
    List<Node> nodes = new ArrayList<>();
    for (NodeDef node : message.getNodeList()) {
      nodes.add(node(node));
    }
    return new GraphModel(PRODUCER, nodes, message.getMindinsight().getNoteList());
  }

  private static Node node(NodeDef message) throws ContentException {
    String name = Text.of(message.getName());
    OwnAttributes attributes = new OwnAttributes(message.getAttrMap());
    return new Node(
        name,
        Text.of(message.getOp()),
        attributes.scope(name),
        message.getInputList().stream().map(input -> input(Text.of(input))).toList(),
        attributes.outputs(),
        attributes.plain(),
        attributes.source());
  }

  private static Input input(String text) {
    if (text.indexOf(CONTROL) == 0) {
      return new Input(text.substring(1), 0, true);
    }
    int colon = text.lastIndexOf(SLOT);
    if (colon < 0) {
      return new Input(text, 0, false);
    }
    try {
      int slot = Integer.parseUnsignedInt(text, colon + 1, text.length(), 10);
      return new Input(text.substring(0, colon), slot, false);
    } catch (NumberFormatException e) {
      return new Input(text, 0, false);
    }
  }

  /** A text as the value of an attribute. */
  static AttrValue text(String text) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(text)).build();
  }
}
