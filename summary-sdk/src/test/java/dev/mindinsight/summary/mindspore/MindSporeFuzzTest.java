package dev.mindinsight.summary.mindspore;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Event;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Summary;
import dev.mindinsight.summary.reader.Recording;

/**
 * Any bytes are an event or a gap, and every value that an event is said to have is content or a
 * reason why not. What protobuf's own parser understands has the same points here.
 */
class MindSporeFuzzTest {

  @FuzzTest
  void anyBytesAreAnEventOrAGap(byte[] data) {
    for (boolean lineage : new boolean[] {false, true}) {
      Recording read = Written.decoded(lineage, data);
      for (OtherValue value : read.events(OtherValue.class)) {
        contentOrReason(data, value.valueIndex(), value.tag().kind());
      }
    }
    // The kinds of lineage files read whatever stands there.
    contentOrReason(data, 0, Kind.LINEAGE);
    contentOrReason(data, 0, Kind.DATA_GRAPH);
    compareWithProtobuf(data);
  }

  private static void contentOrReason(byte[] data, int index, Kind kind) {
    try {
      assertThat(MindSporeContent.decode(data, index, kind)).isNotNull();
    } catch (ContentException e) {
      assertThat(e.getMessage()).matches("(?s)(Malformed|Unsupported|Conflict).*");
    }
  }

  private static void compareWithProtobuf(byte[] data) {
    Event event;
    try {
      event = Event.parseFrom(data);
    } catch (InvalidProtocolBufferException e) {
      return;
    }
    Event.Builder plain = Event.newBuilder().setWallTime(event.getWallTime());
    Summary.Builder summary = Summary.newBuilder();
    for (Summary.Value value : event.getSummary().getValueList()) {
      if (value.hasScalarValue() && !value.getTag().isEmpty()) {
        summary.addValue(
            Summary.Value.newBuilder()
                .setTag(value.getTag())
                .setScalarValue(value.getScalarValue()));
      }
    }
    byte[] written = plain.setStep(event.getStep()).setSummary(summary).build().toByteArray();
    Recording read = Written.decoded(false, written);
    assertThat(read.events(SkippedBytes.class)).isEmpty();
    assertThat(read.points())
        .extracting(Recording.Point::value)
        .isEqualTo(
            summary.getValueList().stream().map(value -> (double) value.getScalarValue()).toList());
  }
}
