package dev.mindinsight.summary.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.SoundFacts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundHeaderTest {

  /** A PCM file of 16 bits with an odd chunk before its data. */
  private static byte[] wav(int channels, int rate, int frameBytes, int dataBytes) {
    byte[] file = new byte[64];
    ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(56);
    out.put("WAVELIST".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(0);
    out.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    out.putShort((short) channels).putInt(rate).putInt(rate * frameBytes);
    out.putShort((short) frameBytes).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
    return file;
  }

  private static SoundFacts read(byte[] file, SoundClaim claim) {
    byte[] around = new byte[file.length + 7];
    System.arraycopy(file, 0, around, 3, file.length);
    return SoundHeader.read(around, 3, file.length, claim);
  }

  @Test
  void theHeaderIsReadBehindOtherChunks() {
    assertThat(read(wav(2, 44_100, 4, 8), SoundClaim.NONE))
        .isEqualTo(new SoundFacts("audio/wav", 44_100, 2, 2, ""));
    assertThat(read(wav(2, 44_100, 4, 8), new SoundClaim(44_100, 2, 2)).fault()).isEmpty();
  }

  @Test
  void theHeaderIsBelievedWhereTheProducerClaimsOtherwise() {
    assertThat(read(wav(1, 8000, 2, 8), new SoundClaim(16_000, 4, 1)))
        .isEqualTo(
            new SoundFacts(
                "audio/wav",
                8000,
                4,
                1,
                "Conflict: the sound has 4 frames of 1 channels at 8000 Hz,"
                    + " its producer claims 4 of 1 at 16000.0 Hz"));
  }

  @Test
  void framesThatAreNotThereDoNotCount() {
    assertThat(read(wav(1, 8000, 2, -1), SoundClaim.NONE))
        .isEqualTo(
            new SoundFacts(
                "audio/wav", 8000, 4, 1, "Truncated WAV: got 8 bytes of data, want 4294967295"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|8000|2|got 0 channels at 8000 Hz, want 1 to 1024 at 1 to 10000000 Hz",
        "65535|8000|2|got 65535 channels at 8000 Hz, want 1 to 1024 at 1 to 10000000 Hz",
        "1|0|2|got 1 channels at 0 Hz, want 1 to 1024 at 1 to 10000000 Hz",
        "1|-1|2|got 1 channels at 4294967295 Hz, want 1 to 1024 at 1 to 10000000 Hz",
        "1|8000|0|got frames of 0 bytes",
      })
  void absurdHeadersAreFaultsAndTheClaimStands(int channels, int rate, int bytes, String fault) {
    assertThat(read(wav(channels, rate, bytes, 8), new SoundClaim(11_025, 9, 2)))
        .isEqualTo(new SoundFacts("audio/wav", 11_025, 9, 2, "Malformed WAV: " + fault));
  }

  @Test
  void everyCutOfAFileIsAFault() {
    byte[] file = wav(1, 8000, 2, 8);
    for (int length = 0; length < file.length; length++) {
      assertThat(read(Arrays.copyOf(file, length), SoundClaim.NONE).fault())
          .as("%d bytes", length)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"fLaC, audio/flac", "OggS, audio/ogg", "ID3, audio/mpeg"})
  void otherKindsAreRecognisedAndTheirClaimBelieved(String head, String mediaType) {
    assertThat(read(head.getBytes(StandardCharsets.US_ASCII), new SoundClaim(8000, 3, 1)))
        .isEqualTo(new SoundFacts(mediaType, 8000, 3, 1, ""));
  }

  @Test
  void aPageIsNoSound() {
    SoundFacts facts =
        read("<script>".getBytes(StandardCharsets.US_ASCII), new SoundClaim(Double.NaN, -3, -1));
    assertThat(facts)
        .isEqualTo(
            new SoundFacts(
                "application/octet-stream",
                0,
                0,
                0,
                "Unsupported sound: got 8 bytes beginning with 0x3c736372,"
                    + " want WAV, FLAC, Ogg or MP3"));
  }
}
