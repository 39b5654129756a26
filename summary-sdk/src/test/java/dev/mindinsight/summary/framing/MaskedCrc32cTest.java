package dev.mindinsight.summary.framing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Known answers come from the test suites of TensorBoard and tensorboardX. */
class MaskedCrc32cTest {

  @Test
  void knownAnswers() {
    assertThat(masked(("\u001a\u0011" + "CRC test, one two").getBytes(US_ASCII)))
        .isEqualTo(0x5794d08a);
    assertThat(masked(new byte[32])).isEqualTo(MaskedCrc32c.mask(0x8a9136aa));
    assertThat(masked("abcd".getBytes(US_ASCII))).isEqualTo(MaskedCrc32c.mask(0x92c80a31));
  }

  @Test
  void lengthsHaveTheChecksumOfTheirLittleEndianBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      long length = random.nextLong() >>> random.nextInt(64);
      byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
      assertThat(MaskedCrc32c.ofLength(length)).isEqualTo(masked(bytes));
    }
  }

  private static int masked(byte[] bytes) {
    return new MaskedCrc32c().of(bytes, 0, bytes.length);
  }
}
