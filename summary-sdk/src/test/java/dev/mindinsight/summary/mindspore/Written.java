package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Event;
import dev.mindinsight.summary.mindspore.MindSporeEvents.GraphProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Summary;
import dev.mindinsight.summary.reader.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Events as MindSpore writes them, and what is read of them. */
final class Written {

  static final double WALL_TIME = 1_700_000_000.25;

  private Written() {}

  static Event.Builder event() {
    return Event.newBuilder().setWallTime(WALL_TIME);
  }

  static Summary.Value.Builder value(String tag) {
    return Summary.Value.newBuilder().setTag(tag);
  }

  static byte[] summary(long step, Summary.Value.Builder... values) {
    Summary.Builder summary = Summary.newBuilder();
    Arrays.stream(values).forEach(summary::addValue);
    return event().setStep(step).setSummary(summary).build().toByteArray();
  }

  static byte[] graph(GraphProto.Builder graph) {
    return event().setGraphDef(graph).build().toByteArray();
  }

  /** What a decoder makes of records that stand one after the other. */
  static Recording decoded(boolean lineage, byte[]... records) {
    Recording recording = new Recording();
    MindSporeDecoder decoder = new MindSporeDecoder(lineage, List.of(), OptionalDouble.empty());
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

  static <T extends Content> T content(byte[] record, Kind kind, Class<T> type)
      throws ContentException {
    return type.cast(MindSporeContent.decode(record, 0, kind));
  }
}
