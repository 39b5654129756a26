package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import java.util.List;

/** Reads what a value or event of kind graph holds: one of four descriptions. */
final class GraphReader {

  private static final String TENSORFLOW = "tensorflow";
  private static final int RUN_METADATA_KEY = 2 << 3 | Wire.BYTES;
  private static final int META_GRAPH_KEY = 2 << 3 | Wire.BYTES;

  private GraphReader() {}

  /** The graph of an event that is no summary. */
  static GraphModel ofEvent(ParsedEvent event, byte[] buffer)
      throws MalformedEventException, ContentException {
    GraphAssembly graph = new GraphAssembly();
    Wire content = new Wire().over(buffer, event.contentStart, event.contentLength);
    if (event.content == ParsedEvent.GRAPH && OwnGraphs.isOurs(copy(content))) {
      return OwnGraphs.read(content);
    }
    switch (event.content) {
      case ParsedEvent.GRAPH -> GraphDefReader.read(content, graph, "");
      case ParsedEvent.META_GRAPH -> GraphDefReader.read(inner(content, META_GRAPH_KEY), graph, "");
      case ParsedEvent.TAGGED_RUN_METADATA ->
          RunMetadataReader.read(inner(content, RUN_METADATA_KEY), graph);
      default ->
          throw new ContentException(
              "Malformed graph: got event field %d, want 4, 8 or 9".formatted(event.content));
    }
    return graph.model(TENSORFLOW);
  }

  private static Wire copy(Wire wire) {
    return new Wire().over(wire.bytes(), wire.position(), wire.remaining());
  }

  private static Wire inner(Wire wire, int wanted) throws MalformedEventException {
    Wire inner = new Wire();
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == wanted) {
        inner = wire.message();
      } else {
        wire.skip(key);
      }
    }
    return inner;
  }

  /** The graph in a tensor with one string. */
  static GraphModel ofTensor(ParsedValue value, byte[] buffer)
      throws MalformedEventException, ContentException {
    List<Wire> strings =
        TensorTexts.strings(TensorParts.of(buffer, value.contentStart, value.contentLength));
    if (strings.size() != 1) {
      throw new ContentException(
          "Malformed graph: got %d strings, want one".formatted(strings.size()));
    }
    Wire text = strings.getFirst();
    GraphAssembly graph = new GraphAssembly();
    String plugin =
        value.metadata == null ? "" : Text.of(value.metadata.getPluginData().getPluginName());
    if (!text.hasMore()) {
      graph.note("The producer wrote an empty graph");
    } else if (isJson(text)) {
      KerasReader.read(text, graph);
      return graph.model("keras");
    } else if (isRunMetadata(plugin, text)) {
      RunMetadataReader.read(text, graph);
    } else {
      GraphDefReader.read(text, graph, "");
    }
    return graph.model(TENSORFLOW);
  }

  /** No message begins with a brace: it would be a field that protobuf has given up. */
  private static boolean isJson(Wire text) {
    return text.bytes()[text.position()] == '{';
  }

  /**
   * By the plugin, where the value names it. Later values of a tag need not: then by field 3, which
   * holds a graph in RunMetadata and is a number in GraphDef.
   */
  private static boolean isRunMetadata(String plugin, Wire text) throws MalformedEventException {
    if (!plugin.isEmpty()) {
      return plugin.contains("run_metadata");
    }
    Wire wire = new Wire().over(text.bytes(), text.position(), text.remaining());
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (3 << 3 | Wire.BYTES)) {
        return true;
      }
      wire.skip(key);
    }
    return false;
  }
}
