package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Shown;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A training that was started with no flag is stopped, stepped, looked into and let go. */
@ExtendWith(Stage.class)
class DebugIT {

  private static final String BACKWARD = "gradients/model/conv2/*";
  private static final Pattern PLACE = Pattern.compile("node (\\d+) of (\\d+)");
  private static final Duration TRAINING_MAX = Duration.ofMinutes(2);

  @Test
  void aTrainingIsStoppedInAConvsBackwardLookedIntoAndLetGo(Visit visit) {
    try (var demo = Product.launched("debug", "demo", "--epochs", "2", "--debugger-port", "0")) {
      demo.awaitAnswer();
      Await.until("a job of a run that was read", () -> isKnown(demo.api()));
      // A job that goes on refuses what its page asked of the stop before.
      visit.jobsMayGoOn();
      var page = visit.open(demo.address().resolve("debug"));
      attachAndPause(page);
      expectStepsByKeys(page, demo.api());
      stopAtAGradient(page);
      expectStatisticsOfTheJob(page, demo.api());
      Visit.picture(page, "debug-hit");
      letGo(page, demo.api());
      expectTimesOfSteps(page);
    }
  }

  private static boolean isKnown(Api api) {
    return Api.list(api.get("debug/jobs").get("jobs")).stream()
        .anyMatch(
            job -> job.get("run").isString() && job.get("state").asString().equals("running"));
  }

  private static JsonNode job(Api api) {
    return api.get("debug/jobs").get("jobs").get(0);
  }

  private static Locator state(Page page, String state) {
    return page.locator("mi-debug-bar h2[data-state=" + state + "]");
  }

  private static void attachAndPause(Page page) {
    page.locator("mi-debug-bar [data-action=attach]").click();
    assertThat(page.locator("mi-debug-bar [data-action=detach]")).isVisible();
    page.keyboard().press("F6");
    assertThat(state(page, "paused")).containsText("Paused before");
    Visit.picture(page, "debug-paused");
  }

  private static void expectStepsByKeys(Page page, Api api) {
    var step = job(api).get("step").asLong();
    var place = page.locator("mi-debug-page [data-place]");
    for (int i = 0; i < 3; i++) {
      var at = PLACE.matcher(place.innerText());
      assertThat(at.matches()).as(place.innerText()).isTrue();
      // After the last node of a step comes the first of the next.
      var next = Integer.parseInt(at.group(1)) % Integer.parseInt(at.group(2)) + 1;
      page.keyboard().press("F10");
      assertThat(place).hasText("node " + next + " of " + at.group(2));
    }
    page.keyboard().press("Control+F10");
    Await.until("the next step", () -> job(api).get("step").asLong() > step);
    assertThat(state(page, "paused")).containsText("step " + job(api).get("step").asLong());
  }

  private static void stopAtAGradient(Page page) {
    var form = page.locator("mi-watch-pane form");
    form.locator("[name=condition]").selectOption("tensor_too_large");
    form.locator("[name=parameter]").selectOption("abs_mean_gt");
    form.locator("[name=limit]").fill("0");
    form.locator("[name=nodes]").fill(BACKWARD);
    form.locator("button").click();
    assertThat(page.locator("mi-watch-pane [data-watchpoints] li")).hasCount(1);
    page.locator("mi-debug-bar [data-action=continue]").click();
    var hit = page.locator("mi-watch-pane [data-hits] button.hit").first();
    assertThat(hit).containsText("gradients/model/conv2/");
    assertThat(state(page, "paused")).isVisible();
    hit.click();
  }

  /** What the page tells of the tensor that was hit is what the job tells. */
  private static void expectStatisticsOfTheJob(Page page, Api api) {
    var hits =
        Api.list(api.get("debug/jobs/" + job(api).get("id").asString() + "/hits").get("hits"));
    var node = hits.getLast().get("node").asString();
    assertThat(page.locator("mi-tensor-pane [data-node]")).hasText(node);
    var id = job(api).get("id").asString();
    var told = api.get("debug/jobs/" + id + "/tensors", "node", node).get("tensors");
    var output =
        Api.list(told).stream()
            .filter(t -> t.get("slot").asString().equals("output:0"))
            .findFirst()
            .orElseThrow();
    var statistics = output.get("statistics");
    for (var name : new String[] {"min", "max", "mean", "std"}) {
      var shown = page.locator("mi-tensor-view [data-figure=" + name + "]").getAttribute("title");
      assertThat(Shown.number(shown)).as(name).isEqualTo(statistics.get(name).asDouble());
    }
    var first = page.locator("mi-tensor-view td").first();
    var slice = "[" + "0,".repeat(output.get("shape").size() - 1) + "0]";
    var value =
        api.get("debug/jobs/" + id + "/tensor", "node", node, "slot", "output:0", "slice", slice)
            .get("values");
    assertThat((float) Shown.number(first.innerText())).isEqualTo((float) value.get(0).asDouble());
  }

  private static void letGo(Page page, Api api) {
    page.locator("mi-debug-bar [data-action=detach]").click();
    assertThat(state(page, "paused")).hasCount(0);
    Await.until(
        TRAINING_MAX,
        () -> "the end of the run: " + api.runs(),
        () -> api.runs().getFirst().get("status").asString().equals("finished"));
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
