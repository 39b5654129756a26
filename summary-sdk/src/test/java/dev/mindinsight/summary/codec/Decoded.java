package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import dev.mindinsight.summary.codec.EventMessages.TensorShapeProto;
import dev.mindinsight.summary.reader.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Decodes made-up events as if they stood one after the other in a file. */
final class Decoded {

  static final double WALL_TIME = 1_700_000_000.25;

  private Decoded() {}

  static Recording of(Summary.Value.Builder... values) {
    Summary.Builder summary = Summary.newBuilder();
    for (Summary.Value.Builder value : values) {
      summary.addValue(value);
    }
    return of(event().setStep(3).setSummary(summary).build());
  }

  static Recording of(Event... events) {
    return of(List.of(), events);
  }

  static Recording of(List<TagInfo> known, Event... events) {
    byte[][] records = new byte[events.length][];
    for (int i = 0; i < events.length; i++) {
      records[i] = events[i].toByteArray();
    }
    return of(known, records);
  }

  static Recording of(List<TagInfo> known, byte[]... records) {
    Recording recording = new Recording();
    EventDecoder decoder = new EventDecoder(known, OptionalDouble.empty());
    long offset = 0;
    for (byte[] record : records) {
      // Other bytes around the record show when the decoder leaves it.
      byte[] buffer = new byte[record.length + 20];
      Arrays.fill(buffer, (byte) 0xa5);
      System.arraycopy(record, 0, buffer, 10, record.length);
      decoder.decode(offset, buffer, 10, record.length, 77, recording);
      offset += record.length + 16;
    }
    return recording;
  }

  static Event.Builder event() {
    return Event.newBuilder().setWallTime(WALL_TIME);
  }

  static Summary.Value.Builder value(String tag) {
    return Summary.Value.newBuilder().setTag(tag);
  }

  static Summary.Value.Builder tensor(String tag, TensorProto.Builder tensor) {
    return value(tag).setTensor(tensor);
  }

  static SummaryMetadata metadata(String plugin, int dataClass) {
    return SummaryMetadata.newBuilder()
        .setPluginData(
            SummaryMetadata.PluginData.newBuilder().setPluginName(ByteString.copyFromUtf8(plugin)))
        .setDataClass(dataClass)
        .build();
  }

  static TensorShapeProto shape(long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape.build();
  }
}
