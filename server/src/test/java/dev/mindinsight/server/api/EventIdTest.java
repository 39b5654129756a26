package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

  @Test
  void aWholeCommitIsItsNumber() {
    assertThat(EventId.at(42)).hasToString("42");
    assertThat(EventId.parse("42")).contains(EventId.at(42));
  }

  @Test
  void aPartOfABatchNamesTheBatchAndThePart() {
    EventId inside = new EventId(40, 42, 3, -77);

    assertThat(inside).hasToString("40-42.3.-77");
    assertThat(EventId.parse("40-42.3.-77")).contains(inside);
    assertThat(inside.insideBatch()).isTrue();
    assertThat(inside.forWatch(-77)).isEqualTo(inside);
    assertThat(inside.forWatch(78)).isEqualTo(EventId.at(40));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1-2", "1.2", "1-2.3", "99999999999999999999", "1 "})
  void anythingElseIsNoId(String text) {
    assertThat(EventId.parse(text)).isEmpty();
  }
}
