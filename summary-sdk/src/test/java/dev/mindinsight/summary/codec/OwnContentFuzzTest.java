package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.DataPipeline.Operation;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import dev.mindinsight.summary.content.GraphModel.SourceLine;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.reader.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What our own plugin writes, changed anywhere: graphs, data graphs, lineage and marks are content,
 * an event or a fault that says so. The first byte chooses what is changed.
 */
class OwnContentFuzzTest {

  private static final GraphModel GRAPH =
      new GraphModel(
          "mindinsight",
          List.of(
              new Node(
                  "model/conv/add",
                  "Add",
                  "model/conv",
                  List.of(
                      new Input("a", 0, false),
                      new Input("split", 3, false),
                      new Input("a", 0, true)),
                  List.of(new Output("float32", List.of(32L, -1L)), new Output("", null)),
                  Map.of("phase", "backward", "k", 2L, "texts", List.of("a", "b"), "on", true),
                  List.of(new SourceLine("Net.java", 24, "x = relu(x);"))),
              new Node("a", "Parameter", "", List.of(), List.of(), Map.of(), List.of())),
          List.of("a note"));

  private static final DataPipeline PIPELINE =
      new DataPipeline(
          new Operation(
              "batch",
              Map.of("size", 32L),
              List.of(new Operation("shuffle", Map.of("seed", 0.5, "on", true), List.of()))));

  private static final Lineage LINEAGE =
      new Lineage(
          "LeNet",
          "Adam",
          0.1,
          "loss",
          3L,
          32L,
          1L,
          60_000L,
          10_000L,
          1L << 20,
          0.25,
          Map.of("accuracy", 0.98),
          Map.of("note", "x"),
          Map.of(),
          List.of(),
          PIPELINE,
          List.of());

  private static final List<byte[]> VALID =
      List.of(
          ContentEncoder.graph(1, GRAPH),
          ContentEncoder.dataGraph(1, PIPELINE),
          ContentEncoder.lineage(1, LINEAGE),
          mark());

  private static byte[] mark() {
    RunMark mark = new RunMark(1, new UUID(1, 2), RunMark.State.FAILED, "because");
    Proto plugin = new Proto().text(1, Marks.PLUGIN).bytes(2, Marks.of(mark).toByteArray());
    Proto value = new Proto().text(1, "m").message(9, new Proto().message(1, plugin));
    return new Proto().float64(1, 1).message(5, new Proto().message(1, value)).bytes();
  }

  @FuzzTest
  void whatIsChangedIsContentOrAFault(byte[] data) {
    int which = data.length == 0 ? 0 : data[0] & 3;
    byte[] changes = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    byte[] event = Spliced.of(VALID.get(which), changes);
    Recording read = Decoded.of(List.of(), event);
    assertThat(read.all).doesNotContainNull();
    for (Kind kind : List.of(Kind.GRAPH, Kind.DATA_GRAPH, Kind.LINEAGE)) {
      try {
        Content content = ContentDecoder.decode(event, 0, kind);
        assertThat(content.toString()).as("can be shown").isNotNull();
      } catch (ContentException e) {
        assertThat(e.getMessage()).matches("(?s)(Malformed|Truncated|Unsupported) .*");
      }
    }
  }
}
