package dev.mindinsight.summary.mindspore;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Event;

/** Any bytes where a MindSpore event has its graph are a graph or a fault. */
class GraphReaderFuzzTest {

  @FuzzTest
  void anyBytesAreAGraphOrAFault(byte[] data) {
    UnknownFieldSet.Field graph =
        UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFrom(data)).build();
    byte[] event =
        Written.event()
            .setUnknownFields(
                UnknownFieldSet.newBuilder().addField(Event.GRAPH_DEF_FIELD_NUMBER, graph).build())
            .build()
            .toByteArray();
    try {
      GraphModel model = Written.content(event, Kind.GRAPH, GraphModel.class);
      assertThat(model.nodes()).doesNotContainNull();
      assertThat(model.nodes().size()).isLessThanOrEqualTo(GraphModel.NODES_MAX);
    } catch (ContentException e) {
      assertThat(e.getMessage()).matches("(?s)(Malformed|Unsupported|Conflict).*");
    }
  }
}
