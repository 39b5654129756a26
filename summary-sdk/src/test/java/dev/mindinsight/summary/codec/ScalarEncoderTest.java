package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes are those that protobuf itself would write. */
class ScalarEncoderTest {

  @Test
  void floatsAreWrittenAsProtobufWritesThem() {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      String tag = "t".repeat(1 + random.nextInt(300));
      long step = random.nextLong() >> random.nextInt(64);
      double wallTime = 1 + random.nextDouble() * 2e9;
      float value = Float.intBitsToFloat(random.nextInt());
      Event want =
          Event.newBuilder()
              .setWallTime(wallTime)
              .setStep(step)
              .setSummary(
                  Summary.newBuilder()
                      .addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue(value)))
              .build();
      ScalarEncoder encoder = new ScalarEncoder(tag, DType.FLOAT32);
      if (!Float.isNaN(value)) {
        assertThat(encode(encoder, step, wallTime, value)).isEqualTo(want.toByteArray());
      }
    }
  }

  @Test
  void doublesSayOnceWhatTheyAre() throws Exception {
    ScalarEncoder encoder = new ScalarEncoder("t", DType.FLOAT64);
    Event first = Event.parseFrom(encode(encoder, 0, 1.5, Math.PI));
    Event second = Event.parseFrom(encode(encoder, -1, 2.5, -0.0));

    TensorProto tensor = first.getSummary().getValue(0).getTensor();
    assertThat(tensor.getDtype()).isEqualTo(2);
    assertThat(tensor.hasTensorShape()).isTrue();
    assertThat(tensor.getTensorShape().getDimList()).isEmpty();
    assertThat(tensor.getDoubleValList()).containsExactly(Math.PI);
    assertThat(first.getSummary().getValue(0).getMetadata())
        .isEqualTo(Decoded.metadata("scalars", 1));
    assertThat(second.getStep()).isEqualTo(-1);
    assertThat(second.getSummary().getValue(0).getTensor().getDoubleVal(0)).isEqualTo(-0.0);
    assertThat(second.getSummary().getValue(0).hasMetadata()).isFalse();
  }

  private static byte[] encode(ScalarEncoder encoder, long step, double wallTime, double value) {
    byte[] target = new byte[encoder.bytesMax() + 5];
    int end = encoder.encode(target, 5, step, wallTime, value);
    assertThat(end - 5).isLessThanOrEqualTo(encoder.bytesMax());
    return Arrays.copyOfRange(target, 5, end);
  }
}
