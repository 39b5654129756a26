package dev.mindinsight.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.StepProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables that look at one step at a time. */
class StepTimesTest {

  @Test
  void categoriesAddUpToTheStep() {
    for (int seed = 0; seed < 300; seed++) {
      StepProfile step = Steps.random(new Random(seed));
      StepTimes times = StepTimes.of(50, step);
      assertThat(times.totalNanos()).isEqualTo(step.durationNanos());
      assertThat(times.kernelNanos() + times.dataLoaderNanos() + times.otherNanos())
          .isEqualTo(times.totalNanos());
    }
    assertThat(StepTimes.of(7, Steps.of(List.of())))
        .as("no node ran")
        .isEqualTo(new StepTimes(7, 15, 0, 10, 5));
  }

  @Test
  void theSlicesOfAllLanesCoverTheStep() {
    for (int seed = 0; seed < 300; seed++) {
      StepProfile step = Steps.random(new Random(seed));
      Timeline timeline = Timeline.of(step);
      long end = 0;
      int nodes = 0;
      List<Timeline.Slice> slices =
          timeline.lanes().stream()
              .flatMap(lane -> lane.slices().stream())
              .sorted(
                  Comparator.comparingLong(Timeline.Slice::startNanos)
                      .thenComparingLong(slice -> slice.startNanos() + slice.durationNanos()))
              .toList();
      for (Timeline.Slice slice : slices) {
        assertThat(slice.startNanos()).isEqualTo(end);
        end += slice.durationNanos();
        nodes += slice.node() < 0 ? 0 : 1;
      }
      assertThat(end).isEqualTo(step.durationNanos());
      assertThat(nodes).isEqualTo(step.nodes().size());
    }
  }

  @Test
  void lanesStandInTheOrderOfTheStep() {
    StepProfile.Node strange = new StepProfile.Node("x", "y", "recompute", "", 0, 0);
    StepProfile.Node update = new StepProfile.Node("z", "y", "optimizer", "", 0, 0);
    Timeline timeline = Timeline.of(Steps.of(List.of(strange, update), 5, 6));
    assertThat(timeline.lanes())
        .containsExactly(
            new Timeline.Lane("forward", List.of()),
            new Timeline.Lane("backward", List.of()),
            new Timeline.Lane("optimizer", List.of(new Timeline.Slice(1, 15, 6))),
            new Timeline.Lane("recompute", List.of(new Timeline.Slice(0, 10, 5))),
            new Timeline.Lane("dataWait", List.of(new Timeline.Slice(-1, 0, 10))),
            new Timeline.Lane("other", List.of(new Timeline.Slice(-1, 21, 5))));
  }

  @Test
  void thePeakIsTheGreatestThatWasSeen() {
    assertPeak(0, null);
    StepProfile.Node node = Steps.node("a", "mat_mul", "", 3000);
    StepProfile slow = Steps.of(List.of(node, node), 1000, 0);
    assertPeak(3e9, "a", slow);
    StepProfile measured = new StepProfile(0, 1, 0, 7e9, List.of(), new long[0], new long[0]);
    assertPeak(7e9, null, slow, measured);
    assertPeak(30e9, "a", measured, Steps.of(List.of(node), 100), slow);
  }

  private static void assertPeak(double perSecond, @Nullable String node, StepProfile... steps) {
    PeakFlops peak = new PeakFlops();
    Stream.of(steps).forEach(peak::add);
    assertThat(peak.perSecond()).isEqualTo(perSecond);
    assertThat(peak.node()).isEqualTo(node);
  }
}
