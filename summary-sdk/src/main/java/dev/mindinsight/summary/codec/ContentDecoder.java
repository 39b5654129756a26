package dev.mindinsight.summary.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Texts;
import java.util.List;

/** Decodes the content of one value out of its event. */
public final class ContentDecoder {

  private ContentDecoder() {}

  /**
   * Decodes a value.
   *
   * @param data the data of its record
   * @param valueIndex its place among the values of the event's summary, from 0
   * @param kind of its series
   * @throws ContentException when it cannot be understood
   */
  public static Content decode(byte[] data, int valueIndex, Kind kind) throws ContentException {
    try {
      Event event = Event.parseFrom(data);
      return switch (kind) {
        case DATA_GRAPH, LINEAGE -> OwnContent.decode(value(event, valueIndex));
        case TEXT -> texts(value(event, valueIndex).getTensor());
        default ->
            throw new ContentException("Unsupported kind: no content is read of " + kind.apiName());
      };
    } catch (InvalidProtocolBufferException e) {
      throw new ContentException("Malformed event: " + e.getMessage());
    }
  }

  private static Summary.Value value(Event event, int index) throws ContentException {
    Summary summary = event.getSummary();
    if (index >= summary.getValueCount()) {
      throw new ContentException(
          "Malformed summary: got %d values, want number %d"
              .formatted(summary.getValueCount(), index));
    }
    return summary.getValue(index);
  }

  private static Texts texts(TensorProto tensor) {
    List<Integer> shape =
        tensor.getTensorShape().getDimList().stream().map(dim -> (int) dim.getSize()).toList();
    return new Texts(tensor.getStringValList().stream().map(Text::of).toList(), shape);
  }
}
