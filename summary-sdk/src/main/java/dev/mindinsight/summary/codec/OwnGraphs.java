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

/**
 * Graphs of our own producers as TensorFlow's GraphDef, which TensorBoard draws. What a NodeDef has
 * no field for stands in attributes (see {@link OwnAttributes}), so that a graph comes back as it
 * was.
 */
final class OwnGraphs {

  static final String PRODUCER = "mindinsight";

  /** What a node may take in its file: its message is made in memory as a whole. */
  static final int NODE_BYTES_MAX = 1 << 20;

  /** About how many bytes of memory the parts of a node take for each of its bytes. */
  private static final int MEMORY_PER_BYTE = 4;

  private static final int NODE_KEY = GraphDef.NODE_FIELD_NUMBER << 3 | Wire.BYTES;
  private static final int OURS_KEY = GraphDef.MINDINSIGHT_FIELD_NUMBER << 3 | Wire.BYTES;
  private static final int NOTE_KEY = OwnGraph.NOTE_FIELD_NUMBER << 3 | Wire.BYTES;
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
    graph.notes().forEach(note -> OwnAttribute.requireShort("note", note, "the graph"));
    graph.nodes().forEach(node -> message.addNode(of(node)));
    return message.build();
  }

  private static NodeDef of(Node node) {
    NodeDef.Builder message =
        NodeDef.newBuilder()
            .setName(ByteString.copyFromUtf8(node.name()))
            .setOp(ByteString.copyFromUtf8(node.op()));
    node.inputs().forEach(input -> message.addInput(ByteString.copyFromUtf8(of(input, node))));
    NodeDef built = message.putAllAttr(OwnAttributes.of(node)).build();
    if (built.getSerializedSize() > NODE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "Unsupported node: got %,d bytes, want at most %,d, in %s"
              .formatted(built.getSerializedSize(), NODE_BYTES_MAX, node.name()));
    }
    return built;
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

  /**
   * Whether a GraphDef was written by us, so that {@link #read} understands all of it.
   *
   * @param wire stands at its first byte
   */
  static boolean isOurs(Wire wire) throws MalformedEventException {
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == OURS_KEY) {
        return true;
      }
      wire.skip(key);
    }
    return false;
  }

  /**
   * The graph that {@link #of} was given. Messages are made of one node at a time.
   *
   * @param wire stands at the first byte of the GraphDef
   */
  static GraphModel read(Wire wire) throws MalformedEventException {
    GraphAssembly graph = new GraphAssembly();
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case NODE_KEY -> node(wire.message(), graph);
        case OURS_KEY -> notes(wire.message(), graph);
        default -> wire.skip(key);
      }
    }
    return graph.model(PRODUCER);
  }

  private static void notes(Wire wire, GraphAssembly graph) throws MalformedEventException {
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == NOTE_KEY) {
        graph.note(AttributeText.of(wire.message()));
      } else {
        wire.skip(key);
      }
    }
  }

  private static void node(Wire wire, GraphAssembly graph) {
    int bytes = wire.remaining();
    if (bytes > NODE_BYTES_MAX) {
      graph.fault(
          "Unsupported node: got %,d bytes, want at most %,d".formatted(bytes, NODE_BYTES_MAX));
    } else if (!graph.hasRoom() || !graph.take((long) bytes * MEMORY_PER_BYTE)) {
      graph.leaveOut();
    } else {
      try {
        graph.add(
            node(NodeDef.parseFrom(ByteString.copyFrom(wire.bytes(), wire.position(), bytes))));
      } catch (InvalidProtocolBufferException | ContentException e) {
        graph.fault(String.valueOf(e.getMessage()));
      }
    }
  }

  private static Node node(NodeDef message) throws ContentException {
    String name = Text.of(message.getName());
    OwnAttributes attributes = new OwnAttributes(message.getAttrMap());
    return new Node(
        name,
        Text.of(message.getOp()),
        attributes.scope(name),
        message.getInputList().stream()
            .map(input -> NodeName.input("", Text.of(input), false))
            .toList(),
        attributes.outputs(),
        attributes.plain(),
        attributes.source());
  }

  /** A text as the value of an attribute. */
  static AttrValue text(String text) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(text)).build();
  }
}
