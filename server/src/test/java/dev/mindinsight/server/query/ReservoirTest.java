package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The numbers were drawn by CPython 3.11 and by TensorBoard 2.20 on it. */
class ReservoirTest {

  @Test
  void numbersAreThoseOfPython() {
    PythonRandom random = new PythonRandom();
    assertThat(LongStream.generate(() -> random.below(1_001)).limit(6))
        .containsExactly(864L, 394L, 776L, 911L, 430L, 41L);
    PythonRandom wide = new PythonRandom();
    assertThat(LongStream.generate(() -> wide.below((1L << 40) + 1)).limit(3))
        .as("of more bits than a word has")
        .containsExactly(849_735_321_549L, 87_705_687_125L, 1_067_347_797_602L);
  }

  @Test
  void aThousandPointsAreKeptWhole() {
    assertThat(kept(500)).isEqualTo(LongStream.range(0, 500).toArray());
    assertThat(kept(1_000)).isEqualTo(LongStream.range(0, 1_000).toArray());
  }

  @Test
  void oneMoreTakesThePlaceOfAnOlderOne() {
    assertThat(kept(1_001)).isEqualTo(without(1_001, 864));
    assertThat(kept(1_003)).isEqualTo(without(1_003, 394, 777, 864));
  }

  @Test
  void ofManyAThousandStayAndTheNewestIsLast() {
    long[] kept = kept(5_000);
    assertThat(kept).hasSize(1_000).startsWith(5, 18, 24, 40, 42, 45).endsWith(4_991, 4_997, 4_999);
    assertThat(LongStream.of(kept).sum()).isEqualTo(2_508_125);
  }

  private static long[] kept(int count) {
    Reservoir reservoir = new Reservoir();
    reservoir.offer(0, count);
    return reservoir.kept();
  }

  private static long[] without(int count, long... gone) {
    return LongStream.range(0, count)
        .filter(index -> LongStream.of(gone).noneMatch(missing -> missing == index))
        .toArray();
  }
}
