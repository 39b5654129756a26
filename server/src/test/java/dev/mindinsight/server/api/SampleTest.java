package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static List<Integer> first(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  @Test
  void fewAreTakenWhole() {
    assertThat(Sample.of(first(0), 2)).isEmpty();
    assertThat(Sample.of(first(1), 2)).containsExactly(0);
    assertThat(Sample.of(first(50), 50)).isEqualTo(first(50));
  }

  @Test
  void ofManyFirstAndLastAreAmongThePicked() {
    assertThat(Sample.of(first(10), 4)).containsExactly(0, 4, 8, 9);
    assertThat(Sample.of(first(9), 4)).containsExactly(0, 4, 8);
    for (int size = 2; size < 300; size++) {
      for (int most = 2; most < 20; most++) {
        List<Integer> picked = Sample.of(first(size), most);
        assertThat(picked).hasSizeBetween(Math.min(size, 2), most).startsWith(0).endsWith(size - 1);
      }
    }
  }

  @Test
  void pickedOnesStayWhileFewAreAdded() {
    for (int size = 100; size < 120; size++) {
      assertThat(Sample.of(first(size), 50)).containsAll(Sample.of(first(100), 50).subList(0, 25));
    }
  }
}
