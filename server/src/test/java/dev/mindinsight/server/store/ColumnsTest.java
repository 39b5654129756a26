package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

  private final ColumnEncoder encoder = new ColumnEncoder();

  @AfterEach
  void close() {
    encoder.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void columnsComeBackBitForBit(int n) {
    Random random = new Random(n);
    long[] anything = random.longs(n).toArray();
    double[] walls = random.doubles(n).toArray();
    walls[n - 1] = -0.0;
    assertThat(ColumnDecoder.steps(encoder.steps(anything), n)).isEqualTo(anything);
    assertThat(ColumnDecoder.bits(encoder.bits(anything), n)).isEqualTo(anything);
    assertThat(ColumnDecoder.walls(encoder.walls(walls), n)).isEqualTo(walls);
  }

  /** Each column needs planes of its own, and an encoder keeps the buffers of the one before. */
  @Test
  void whatOneColumnLeftBehindIsNotInTheNext() {
    long[] wild = new Random(1).longs(100).toArray();
    long[] tame = LongStream.range(0, 50).map(i -> i * i).toArray();
    encoder.bits(wild);
    assertThat(ColumnDecoder.steps(encoder.steps(tame), 50)).isEqualTo(tame);
    assertThat(ColumnDecoder.bits(encoder.bits(tame), 50)).isEqualTo(tame);
  }

  @Test
  void regularStepsTakeNoRoom() {
    long[] steps = LongStream.range(0, 4096).map(i -> 500 + 10 * i).toArray();
    assertThat(encoder.steps(steps)).hasSize(ColumnEncoder.HEADER_BYTES);
  }

  @Test
  void wallTimesOfOneClockTakeTwoBytesOrLess() {
    Random random = new Random(1);
    double[] walls =
        LongStream.range(0, 4096)
            .mapToDouble(i -> 1.7e9 + i * 1e-3 + random.nextInt(1000) * 1e-6)
            .toArray();
    assertThat(encoder.walls(walls).length).isLessThan(2 * walls.length);
  }

  @Test
  void columnsOfTheFirstVersionAreStillRead() {
    long[] steps = {5, 7, 9, 12};
    double[] walls = {1.5, 1.25, -0.0, 3e9};
    assertThat(ColumnDecoder.steps(old(zigzag(5), zigzag(-3), zigzag(0), zigzag(1)), 4))
        .isEqualTo(steps);
    long[] bits =
        LongStream.range(0, 4).map(i -> Double.doubleToRawLongBits(walls[(int) i])).toArray();
    byte[] xored = old(bits[0], bits[1] ^ bits[0], bits[2] ^ bits[1], bits[3] ^ bits[2]);
    assertThat(ColumnDecoder.walls(xored, 4)).isEqualTo(walls);
    assertThat(ColumnDecoder.bits(xored, 4)).isEqualTo(bits);
  }

  private static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }

  /** All planes of the numbers, lowest first, as the first version wrote them. */
  private static byte[] old(long... residues) {
    int n = residues.length;
    byte[] planes = new byte[n * Long.BYTES];
    for (int i = 0; i < n; i++) {
      byte[] number =
          ByteBuffer.allocate(Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(residues[i])
              .array();
      for (int plane = 0; plane < Long.BYTES; plane++) {
        planes[plane * n + i] = number[plane];
      }
    }
    byte[] frame = Zstd.compress(planes);
    return ByteBuffer.allocate(1 + frame.length).put((byte) 1).put(frame).array();
  }

  @Test
  void aColumnOfAnotherVersionIsRefused() {
    byte[] bytes = encoder.bits(new long[] {1});
    bytes[0] = 9;
    assertThatThrownBy(() -> ColumnDecoder.bits(bytes, 1))
        .hasMessageStartingWith("Unsupported column: got version 9, want at most 2");
  }

  @Test
  void aColumnThatIsCutOffIsRefused() {
    byte[] whole = encoder.bits(new Random(1).longs(100).toArray());
    byte[] cut = Arrays.copyOf(whole, whole.length - 9);
    assertThatThrownBy(() -> ColumnDecoder.bits(cut, 100))
        .hasMessageMatching("Malformed column: got .+, want 784 bytes");
  }
}
