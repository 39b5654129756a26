package dev.mindinsight.summary.writer;

import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sound as a WAV file of 16-bit samples (Microsoft and IBM, "RIFF", 1991). */
final class Wave {

  private static final int HEADER_BYTES = 44;
  private static final int FORMAT_BYTES = 16;
  private static final short PCM = 1;

  /** More than any card plays. */
  private static final int CHANNELS_MAX = 64;

  private Wave() {}

  /**
   * Encodes samples.
   *
   * @param samples −1 to 1, frame by frame; what is beyond is clipped, NaN is silence
   * @param samplesPerSecond of each channel
   * @param channels samples of a frame
   * @throws IllegalArgumentException when the numbers do not fit each other
   */
  static Sound encode(float[] samples, int samplesPerSecond, int channels) {
    if (channels < 1 || channels > CHANNELS_MAX || samplesPerSecond < 1) {
      throw new IllegalArgumentException(
          "Unsupported sound: got %d channels of %d samples a second, want 1 to %d of 1 or more"
              .formatted(channels, samplesPerSecond, CHANNELS_MAX));
    }
    if (samples.length % channels != 0) {
      throw new IllegalArgumentException(
          "Malformed sound: got %d samples, want a multiple of %d channels"
              .formatted(samples.length, channels));
    }
    int dataBytes = samples.length * Short.BYTES;
    ByteBuffer wave = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    header(wave, dataBytes, samplesPerSecond, channels);
    for (float sample : samples) {
      wave.putShort((short) Math.round(Math.clamp(sample, -1f, 1f) * Short.MAX_VALUE));
    }
    SoundFacts facts =
        new SoundFacts("audio/wav", samplesPerSecond, samples.length / channels, channels, "");
    return new Sound(facts, wave.array());
  }

  private static void header(ByteBuffer wave, int dataBytes, int samplesPerSecond, int channels) {
    int frameBytes = channels * Short.BYTES;
    name(wave, "RIFF").putInt(HEADER_BYTES - 2 * Integer.BYTES + dataBytes);
    name(wave, "WAVE");
    name(wave, "fmt ").putInt(FORMAT_BYTES).putShort(PCM).putShort((short) channels);
    wave.putInt(samplesPerSecond)
        .putInt((int) Math.min(Integer.MAX_VALUE, (long) samplesPerSecond * frameBytes));
    wave.putShort((short) frameBytes).putShort((short) Short.SIZE);
    name(wave, "data").putInt(dataBytes);
  }

  private static ByteBuffer name(ByteBuffer wave, String name) {
    return wave.put(name.getBytes(StandardCharsets.US_ASCII));
  }
}
