package dev.mindinsight.summary.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepProfileTest {
  private static final StepProfile.Node NODE =
      new StepProfile.Node("a/b", "add", "forward", "float32[2]", 24, 2);

  private static StepProfile step(long whole, long wait, long[] starts, long[] durations) {
    return new StepProfile(
        1.5, whole, wait, 0, Collections.nCopies(starts.length, NODE), starts, durations);
  }

  @Test
  void whatNothingTakesIsOther() {
    StepProfile step = step(100, 10, new long[] {15, 40, 50}, new long[] {20, 10, 50});
    assertThat(step.nodesNanos()).isEqualTo(80);
    assertThat(step.otherNanos()).isEqualTo(10);
    assertThat(step(7, 3, new long[0], new long[0]).otherNanos()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 11, 0, 0, 0, 0",
    "10, -1, 0, 0, 0, 0",
    "-1, 0, 0, 0, 0, 0",
    "10, 2, 1, 3, 5, 1",
    "10, 2, 2, 4, 5, 1",
    "10, 2, 2, 3, 5, 6",
    "10, 2, 2, -1, 5, 1",
    "10, 2, 2, 9223372036854775807, 5, 1",
    "10, 2, 9223372036854775807, 1, 5, 1"
  })
  void timesThatOverlapOrLeaveTheStepAreRefused(
      long whole, long wait, long first, long firstLasts, long second, long secondLasts) {
    long[] starts = {first, second};
    long[] durations = {firstLasts, secondLasts};
    assertThatThrownBy(() -> step(whole, wait, starts, durations))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Malformed profile: got ")
        .hasMessageContaining("want times in order within the step");
  }

  @Test
  void asManyTimesAsNodesAreWanted() {
    assertThatThrownBy(() -> new StepProfile(0, 9, 0, 0, List.of(NODE), new long[1], new long[0]))
        .hasMessageStartingWith("Malformed profile: got 1 nodes with 1 starts and 0 durations");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void aPeakIsAFiniteNumber(double peak) {
    assertThatThrownBy(() -> new StepProfile(0, 9, 0, peak, List.of(), new long[0], new long[0]))
        .hasMessageStartingWith("Malformed profile: got a peak of " + peak);
  }

  @Test
  void textsAndCountsHaveTheirLimits() {
    StepProfile.Node longName =
        new StepProfile.Node("x".repeat(StepProfile.CHARS_MAX + 1), "add", "", "", 0, 0);
    StepProfile.Node negative = new StepProfile.Node("x", "add", "", "", 0, -1);
    int many = StepProfile.NODES_MAX + 1;
    assertThatThrownBy(
            () -> new StepProfile(0, 9, 0, 0, List.of(longName), new long[1], new long[1]))
        .hasMessageStartingWith("Unsupported profile: got a text of 1,025");
    assertThatThrownBy(
            () -> new StepProfile(0, 9, 0, 0, List.of(negative), new long[1], new long[1]))
        .hasMessageStartingWith("Malformed profile: got 0 bytes and -1 operations");
    assertThatThrownBy(() -> step(9, 0, new long[many], new long[many]))
        .hasMessageStartingWith("Unsupported profile: got 100,001 nodes");
  }
}
