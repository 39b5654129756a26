package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds.Sound;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** What we encode, the JDK's own reader of sounds plays back. */
class WaveTest {

  @Test
  void everySampleIsHeardWithinHalfAStep() throws Exception {
    float[] samples = new float[2 * 441];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * 0.05);
    }
    Sound sound = Wave.encode(samples, 44_100, 2);
    assertThat(sound.facts()).isEqualTo(new SoundFacts("audio/wav", 44_100, 441, 2, ""));
    try (AudioInputStream wave =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(sound.encoded()))) {
      AudioFormat format = wave.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(44_100);
      assertThat(format.getChannels()).isEqualTo(2);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(wave.getFrameLength()).isEqualTo(441);
      ByteBuffer data = ByteBuffer.wrap(wave.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      for (float sample : samples) {
        assertThat(Math.abs(data.getShort() / 32767.0 - sample)).isLessThan(0.51 / 32767);
      }
      assertThat(data.hasRemaining()).isFalse();
    }
  }

  @Test
  void whatIsBeyondIsClippedAndNaNIsSilent() {
    byte[] wave =
        Wave.encode(new float[] {2, -1, Float.NEGATIVE_INFINITY, Float.NaN}, 8_000, 1).encoded();
    ByteBuffer data = ByteBuffer.wrap(wave, 44, wave.length - 44).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(data.getShort()).isEqualTo((short) 32767);
    assertThat(data.getShort()).isEqualTo((short) -32767);
    assertThat(data.getShort()).isEqualTo((short) -32767);
    assertThat(data.getShort()).isZero();
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertThatThrownBy(() -> Wave.encode(new float[3], 8_000, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed sound: got 3 samples, want a multiple of 2 channels");
    assertThatThrownBy(() -> Wave.encode(new float[3], 8_000, 0))
        .hasMessage(
            "Unsupported sound: got 0 channels of 8000 samples a second, want 1 to 64 of 1 or more");
  }
}
