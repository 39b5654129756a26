package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.reader.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Any bytes are an event or a gap, protobuf's own parser finds the same points, and a decoder that
 * goes on in mid-file finds what one that read it all finds. Runs for eight seconds in {@code
 * verify}, longer by {@code ./mvnw -pl summary-sdk -am verify -Dfuzz.duration=10m}.
 */
class EventCodecFuzzTest {

  @FuzzTest
  void anyBytesAreAnEventOrAGap(byte[] data) {
    int split = data.length == 0 ? 0 : (data[0] & 0xff) % data.length;
    byte[] first = Arrays.copyOfRange(data, 0, split);
    byte[] second = Arrays.copyOfRange(data, split, data.length);

    Recording whole = new Recording();
    EventDecoder decoder = new EventDecoder(List.of(), OptionalDouble.empty());
    decode(decoder, 0, first, whole);
    List<TagInfo> known = List.copyOf(decoder.tags());
    int before = whole.all.size();
    decode(decoder, 1000, second, whole);

    Recording resumed = new Recording();
    EventDecoder later =
        new EventDecoder(known, EventDecoder.wallTimeSeconds(first, 0, first.length));
    decode(later, 1000, second, resumed);
    assertThat(texts(resumed.all)).isEqualTo(texts(whole.all.subList(before, whole.all.size())));

    compareWithProtobuf(second);
  }

  private static void decode(EventDecoder decoder, long offset, byte[] data, Recording into) {
    decoder.decode(offset, data, 0, data.length, 0, into);
  }

  /** As text, in which NaN is the same as itself. */
  private static List<String> texts(List<Object> all) {
    return all.stream().map(Object::toString).toList();
  }

  /** What protobuf understands, written again in its canonical form, is read the same here. */
  private static void compareWithProtobuf(byte[] data) {
    Event event;
    try {
      event = Event.parseFrom(data);
    } catch (InvalidProtocolBufferException e) {
      return;
    }
    List<Long> want = new ArrayList<>();
    for (Summary.Value value : event.getSummary().getValueList()) {
      if (value.hasSimpleValue() && !value.getTag().isEmpty() && !value.hasMetadata()) {
        want.add(Double.doubleToRawLongBits(value.getSimpleValue()));
      }
    }
    Recording read = Decoded.of(strip(event));
    assertThat(read.points()).extracting(Recording.Point::bits).isEqualTo(want);
    assertThat(read.points()).allMatch(point -> point.step() == event.getStep());
    assertThat(read.events(SummaryEvent.SkippedBytes.class))
        .allMatch(skipped -> skipped.reason().contains("empty tag"));
  }

  /** Leaves the simple values, without fields that protobuf does not know. */
  private static Event strip(Event event) {
    Summary.Builder summary = Summary.newBuilder();
    for (Summary.Value value : event.getSummary().getValueList()) {
      if (value.hasSimpleValue() && !value.hasMetadata()) {
        summary.addValue(
            Summary.Value.newBuilder()
                .setTag(value.getTag())
                .setSimpleValue(value.getSimpleValue()));
      }
    }
    return Event.newBuilder()
        .setWallTime(event.getWallTime())
        .setStep(event.getStep())
        .setSummary(summary)
        .build();
  }
}
