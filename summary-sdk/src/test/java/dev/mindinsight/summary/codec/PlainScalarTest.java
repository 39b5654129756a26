package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainScalarTest {

  private final PlainScalar plain = new PlainScalar();
  private final ParsedEvent general = new ParsedEvent();

  @Test
  void whatWritersPutIsRead() {
    for (long step : new long[] {0, 1, 127, 128, 1L << 40, Long.MAX_VALUE, -1}) {
      for (int length : new int[] {1, 20, 109, 110, 119, 120, 127, 128, 500, 16_000}) {
        byte[] event = event(step, "t".repeat(length), -0.0f);
        assertThat(plain.read(event, 0, event.length)).as("%s, %s", step, length).isTrue();
        assertThat(plain.step).isEqualTo(step);
        assertThat(plain.tagLength).isEqualTo(length);
        assertThat(plain.bits).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertSame(event, 0, event.length);
      }
    }
  }

  /** Damage anywhere is either refused or read as the general parser reads it. */
  @Test
  void whatIsReadTheGeneralParserReadsTheSame() throws Exception {
    Random random = new Random(1);
    int read = 0;
    for (int round = 0; round < 200_000; round++) {
      byte[] event = event(random.nextInt(3) * 100L, "tag".repeat(random.nextInt(60)), 1.5f);
      for (int flips = random.nextInt(3); flips > 0; flips--) {
        event[random.nextInt(event.length)] = (byte) random.nextInt(256);
      }
      int from = random.nextInt(3);
      byte[] buffer = new byte[event.length + 5];
      System.arraycopy(event, 0, buffer, from, event.length);
      int length = random.nextInt(8) == 0 ? random.nextInt(event.length + 1) : event.length;
      if (plain.read(buffer, from, length)) {
        read++;
        assertSame(buffer, from, length);
      }
    }
    assertThat(read).isBetween(20_000, 199_000);
  }

  @Test
  void otherFormsAreLeftToTheGeneralParser() {
    Event.Builder two = Event.newBuilder().setWallTime(1).setStep(2);
    two.getSummaryBuilder().addValue(value("a", 1)).addValue(value("b", 2));
    byte[] bytes = two.build().toByteArray();
    assertThat(plain.read(bytes, 0, bytes.length)).isFalse();
    byte[] version =
        Event.newBuilder().setWallTime(1).setFileVersion("v".repeat(30)).build().toByteArray();
    assertThat(plain.read(version, 0, version.length)).isFalse();
    byte[] longer = Arrays.copyOf(event(1, "a", 1), event(1, "a", 1).length + 1);
    assertThat(plain.read(longer, 0, longer.length)).isFalse();
  }

  private void assertSame(byte[] buffer, int from, int length) {
    try {
      general.parse(buffer, from, length);
    } catch (MalformedEventException e) {
      throw new AssertionError("refused by the general parser", e);
    }
    assertThat(general.content).isEqualTo(ParsedEvent.NO_CONTENT);
    assertThat(general.unknown).isZero();
    assertThat(general.valueCount).isEqualTo(1);
    assertThat(plain.step).isEqualTo(general.step);
    assertThat(Double.doubleToRawLongBits(plain.wallTimeSeconds))
        .isEqualTo(Double.doubleToRawLongBits(general.wallTimeSeconds));
    ParsedValue value = general.value(0);
    assertThat(value.content).isEqualTo(ParsedValue.SIMPLE);
    assertThat(value.dtype).isEqualTo(DType.FLOAT32);
    assertThat(value.metadata).isNull();
    assertThat(value.unknown).isZero();
    assertThat(plain.bits).isEqualTo(value.bits);
    assertThat(plain.tagLength).isEqualTo(value.tagLength);
    assertThat(plain.tagLength == 0 ? 0 : plain.tagStart)
        .isEqualTo(value.tagLength == 0 ? 0 : value.tagStart);
  }

  private static byte[] event(long step, String tag, float value) {
    Event.Builder event = Event.newBuilder().setWallTime(1.7e9).setStep(step);
    event.getSummaryBuilder().addValue(value(tag, value));
    return event.build().toByteArray();
  }

  private static Summary.Value.Builder value(String tag, float value) {
    return Summary.Value.newBuilder().setTag(tag).setSimpleValue(value);
  }
}
