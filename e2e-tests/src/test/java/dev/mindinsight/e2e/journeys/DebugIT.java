package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Debugger;
import dev.mindinsight.e2e.stage.LiveJobs;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.ReferenceStep;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Shown;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Training;
import dev.mindinsight.e2e.stage.Visit;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A training that was started with no flag is stopped, stepped, looked into and let go; what it
 * shows is what it should compute, and in the end its weights are those of one left alone.
 */
@ExtendWith(Stage.class)
class DebugIT {

  private static final String CONVOLUTION = "model/conv2";
  private static final String[] UNDISTURBED = {"--epochs", "2", "--full-speed"};
  private static final Duration TRAINING_MAX = Duration.ofMinutes(2);

  /** Of the largest element: float32 sums of some thousand products, in another order. */
  private static final double TOLERANCE = 1e-5;

  @Test
  void aTrainingIsStoppedInAConvsBackwardLookedIntoAndLetGo(Visit visit) {
    try (var demo = Product.launched("debug", "demo", "--epochs", "2")) {
      demo.awaitAnswer();
      var jobs = LiveJobs.of(demo.api());
      var id = jobs.awaitRunning();
      // A job that goes on refuses what its page asked of the stop before.
      visit.jobsMayGoOn();
      var page = visit.open(demo.address().resolve("debug"));
      var debugger = Debugger.on(page);
      debugger.attach();
      debugger.pause();
      Visit.picture(page, "debug-paused");
      goToTheNextStep(debugger, jobs);
      stepIntoTheGradient(debugger, jobs);
      expectTheGradientOfTheReference(jobs, id);
      stopAtHit(debugger, "gradients/" + CONVOLUTION + "/*");
      expectWhatTheJobTells(debugger, jobs, id);
      Visit.picture(page, "debug-hit");
      stopAtHit(debugger, "optimizer/*");
      debugger.detach();
      expectTheWeightsOfARunLeftAlone(demo);
      expectTimesOfSteps(page);
    }
  }

  private static void goToTheNextStep(Debugger debugger, LiveJobs jobs) {
    for (int i = 0; i < 3; i++) {
      debugger.stepNode();
    }
    var step = jobs.one().get("step").asLong();
    debugger.page().keyboard().press("Control+F10");
    Await.until("the next step", () -> jobs.one().get("step").asLong() == step + 1);
    assertThat(debugger.state("paused")).containsText("step " + (step + 1));
    assertThat(jobs.one().get("node").asString())
        .isEqualTo(ReferenceStep.nodes().getFirst().name());
  }

  private static void stepIntoTheGradient(Debugger debugger, LiveJobs jobs) {
    var nodes = ReferenceStep.nodes();
    int place = nodes.indexOf(ReferenceStep.filterGradient(CONVOLUTION));
    stopAtHit(debugger, nodes.get(place - 1).name());
    assertThat(jobs.one().get("node").asString()).isEqualTo(nodes.get(place).name());
    debugger.stepNode();
    assertThat(jobs.one().get("node").asString()).isEqualTo(nodes.get(place + 1).name());
  }

  /**
   * Values are compared: the whole tensor, a slice of it, and all that is told of it in figures.
   */
  private static void expectTheGradientOfTheReference(LiveJobs jobs, String id) {
    var node = ReferenceStep.filterGradient(CONVOLUTION);
    var computed = ReferenceStep.output(jobs, id, node);
    var told = jobs.tensor(id, node.name(), "output:0");
    var shown = jobs.elements(id, node.name(), told);
    var error = TOLERANCE * Arrays.stream(computed).map(Math::abs).max().orElseThrow();
    assertThat(error).isPositive();
    assertThat(shown).containsExactly(computed, within(error));

    var shape = node.output().shape();
    var column = jobs.elements(id, node.name(), "output:0", "[1,:,2,1:4]");
    assertThat(column).hasSize(3 * shape.size(1));
    for (int i = 0; i < column.length; i++) {
      int row = (shape.size(1) + i / 3) * shape.size(2) + 2;
      int place = row * shape.size(3) + 1 + i % 3;
      assertThat(column[i]).isEqualTo(shown[place]);
    }
    expectFigures(told.get("statistics"), shown, computed, error);
  }

  /** Counts are of the very tensor; the others could be of either. */
  private static void expectFigures(
      JsonNode figures, double[] shown, double[] computed, double error) {
    var mean = Arrays.stream(computed).average().orElseThrow();
    var variance = mean(computed, x -> (x - mean) * (x - mean));
    assertThat(figures.get("min").asDouble())
        .isCloseTo(Arrays.stream(computed).min().orElseThrow(), within(error));
    assertThat(figures.get("max").asDouble())
        .isCloseTo(Arrays.stream(computed).max().orElseThrow(), within(error));
    assertThat(figures.get("mean").asDouble()).isCloseTo(mean, within(error));
    assertThat(figures.get("std").asDouble()).isCloseTo(Math.sqrt(variance), within(error));
    var norm = Math.sqrt(computed.length * mean(computed, x -> x * x));
    assertThat(figures.get("l2").asDouble()).isCloseTo(norm, within(TOLERANCE * norm));
    assertThat(figures.get("count").asLong()).isEqualTo(computed.length);
    assertThat(figures.get("zero").asLong()).isEqualTo(count(shown, x -> x == 0));
    assertThat(figures.get("negative").asLong()).isEqualTo(count(shown, x -> x < 0));
    assertThat(figures.get("positive").asLong()).isEqualTo(count(shown, x -> x > 0));
    for (var odd : new String[] {"nan", "posInf", "negInf"}) {
      assertThat(figures.get(odd).asLong()).as(odd).isZero();
    }
  }

  private static double mean(double[] elements, DoubleUnaryOperator of) {
    return Arrays.stream(elements).map(of).average().orElseThrow();
  }

  private static long count(double[] elements, DoublePredicate wanted) {
    return Arrays.stream(elements).filter(wanted).count();
  }

  /** Continues until a node of the pattern has run, and looks at its tensor. */
  private static void stopAtHit(Debugger debugger, String pattern) {
    debugger.unwatchAll();
    debugger.watchAbsMean("0", pattern);
    var known = debugger.hits().count();
    debugger.button("continue").click();
    assertThat(debugger.hits()).not().hasCount(known);
    var hit = debugger.hits().first();
    assertThat(hit).containsText(Pattern.compile(pattern.replace("*", "")));
    assertThat(debugger.state("paused")).isVisible();
    hit.click();
    assertThat(debugger.shownNode()).containsText(pattern.replace("*", ""));
  }

  /** What the page tells of the tensor that was hit is what the job tells. */
  private static void expectWhatTheJobTells(Debugger debugger, LiveJobs jobs, String id) {
    var node = debugger.shownNode().innerText();
    var output = jobs.tensor(id, node, "output:0");
    for (var name : new String[] {"min", "max", "mean", "std"}) {
      assertThat(debugger.figure(name))
          .as(name)
          .isEqualTo(output.get("statistics").get(name).asDouble());
    }
    var first = Shown.number(debugger.cells().first().innerText());
    assertThat((float) first).isEqualTo((float) jobs.elements(id, node, output)[0]);
  }

  private static void expectTheWeightsOfARunLeftAlone(Product demo) {
    try (var alone = Training.started("debug-alone", "", UNDISTURBED)) {
      var state = alone.awaitState();
      Await.until(
          TRAINING_MAX,
          () -> "the end of the run: " + demo.log(),
          () -> Training.hasStateIn(demo.log()));
      assertThat(Training.stateIn(demo.log())).isEqualTo(state);
    }
    Await.until(
        "a run that has finished",
        () -> demo.api().runs().getFirst().get("status").asString().equals("finished"));
  }

  private static void expectTimesOfSteps(Page page) {
    Shell.on(page).go("Profile");
    assertThat(page.locator("mi-profile-page [data-sentence]")).containsText("Step");
    var row = page.locator("mi-profile-page tr[data-key=conv2d]");
    assertThat(row).isVisible();
    Visit.picture(page, "profile");
    row.locator("a").click();
    assertThat(page.locator("mi-graph-panel [data-fact=op]")).containsText("conv2d");
  }
}
