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
    EventId inside = new EventId(40, 42, 3);

    assertThat(inside).hasToString("40-42.3");
    assertThat(EventId.parse("40-42.3")).contains(inside);
    assertThat(inside.insideBatch()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1-2", "1.2", "1-2.", "99999999999999999999", "1 "})
  void anythingElseIsNoId(String text) {
    assertThat(EventId.parse(text)).isEmpty();
  }
}
