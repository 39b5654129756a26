package dev.mindinsight.summary.mindspore;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.mindspore.MindSporeMessages.LineageEvent;
import java.io.IOException;

/** Decodes the content of one value out of a MindSpore event. */
public final class MindSporeContent {

  /**
   * The longest lineage event. It is read as objects, which take some fifty times the bytes of a
   * hostile one; a pipeline over ten thousand files takes less than a megabyte.
   */
  static final int LINEAGE_BYTES_MAX = 4 << 20;

  /** How deep a data pipeline may be. */
  static final int DEPTH_MAX = 100;

  private MindSporeContent() {}

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
      return switch (kind) {
        case LINEAGE -> Lineages.read(lineageEvent(data));
        case DATA_GRAPH -> pipeline(lineageEvent(data));
        case GRAPH -> graph(data);
        case HISTOGRAM -> HistogramParts.read(content(data, valueIndex, ValueParts.HISTOGRAM));
        case TENSOR -> TensorParts.read(content(data, valueIndex, ValueParts.TENSOR));
        case IMAGE -> value(data, valueIndex, ValueParts.IMAGE).image.images(data);
        default ->
            throw new ContentException("Unsupported kind: no content is read of " + kind.apiName());
      };
    } catch (MalformedEventException e) {
      throw new ContentException(e.getMessage());
    }
  }

  private static Content graph(byte[] data) throws ContentException, MalformedEventException {
    EventParts event = new EventParts(false).parse(data, 0, data.length);
    if (event.content != EventParts.GRAPH) {
      throw new ContentException(
          "Malformed event: got content %d, want a graph".formatted(event.content));
    }
    return new GraphReader(data, event.contentStart, event.contentLength).read();
  }

  private static Wire content(byte[] data, int index, int field)
      throws ContentException, MalformedEventException {
    ValueParts value = value(data, index, field);
    return new Wire().over(data, value.contentStart, value.contentLength);
  }

  private static ValueParts value(byte[] data, int index, int field)
      throws ContentException, MalformedEventException {
    EventParts event = new EventParts(false).parse(data, 0, data.length);
    if (index < 0 || index >= event.valueCount) {
      throw new ContentException(
          "Malformed summary: got %d values, want number %d".formatted(event.valueCount, index));
    }
    ValueParts value = event.value(index);
    if (value.content != field) {
      throw new ContentException(
          "Malformed value: got content %d, want %d".formatted(value.content, field));
    }
    return value;
  }

  private static LineageEvent lineageEvent(byte[] data) throws ContentException {
    if (data.length > LINEAGE_BYTES_MAX) {
      throw new ContentException(
          "Unsupported lineage: got %d bytes, want at most %d"
              .formatted(data.length, LINEAGE_BYTES_MAX));
    }
    try {
      CodedInputStream in = CodedInputStream.newInstance(data);
      in.setRecursionLimit(DEPTH_MAX);
      return LineageEvent.parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw new ContentException("Malformed lineage: " + e.getMessage());
    } catch (IOException e) {
      throw new AssertionError("bytes in memory cannot fail", e);
    }
  }

  private static DataPipeline pipeline(LineageEvent event) throws ContentException {
    if (!event.hasDatasetGraph()) {
      throw new ContentException("Malformed lineage: got no data pipeline");
    }
    return Pipelines.read(event.getDatasetGraph());
  }
}
