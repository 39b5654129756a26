package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerPartTest {

  @Test
  void aPartNamesTheNextUntilTheLongestListEnds() {
    assertThat(new LedgerPart(0, 40).next(101)).isEqualTo("40");
    assertThat(new LedgerPart(60, 40).next(101)).isEqualTo("100");
    assertThat(new LedgerPart(61, 40).next(101)).isNull();
    assertThat(new LedgerPart(200, 40).next(101)).isNull();
  }

  @Test
  void allIsWantedByDefaultAsLongAsItIsNotTooLong() {
    LedgerPart all = new LedgerPart(0, 0);

    assertThat(all.countMax()).isEqualTo(100_000);
    assertThat(all.next(100_000)).isNull();
    assertThat(new LedgerPart(1, 0).next(100_001)).isNull();
    assertThatThrownBy(() -> all.next(100_001))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Over the limit items of a list without 'limit': at most 100000, got 100001");
    assertThat(new LedgerPart(0, 100_000).next(100_001)).isEqualTo("100000");
  }
}
