package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: one command, and a person watches a real network learn. */
@ExtendWith(Stage.class)
class DemoInBrowserIT {

  private static final int TRAINING_MILLIS_MAX = 60_000;

  @Test
  void aTrainingIsWatchedFromItsFirstPointToItsEnd(Visit visit) {
    try (var demo = Product.launched("demo", "demo", "--epochs", "1")) {
      demo.awaitAnswer();
      var page = visit.open(demo.address());
      Await.until("a run", () -> !demo.api().runs().isEmpty());
      var run = demo.api().runs().getFirst();
      var row = Runs.on(page).row(run.get("name").asString());
      assertThat(row).isVisible();
      assertThat(row).containsText("running");
      Visit.picture(page, "demo-runs-running");
      assertThat(Runs.on(page).overlappingCells()).isEmpty();

      page.evaluate("window.notReloaded = true");
      Shell.on(page).go("Charts");
      var charts = Charts.on(page);
      var seen = new TreeSet<Long>();
      charts.awaitStep("train/loss", 0);
      for (int i = 0; i < 5; i++) {
        seen.add(charts.lastStep("train/loss"));
        charts.awaitStep("train/loss", seen.last() + 1);
      }
      assertThat(seen).as("states of the chart, each drawn without a reload").hasSize(5);
      Visit.picture(page, "demo-charts-running");

      Shell.on(page).go("Runs");
      assertThat(row)
          .containsText("finished", new ContainsTextOptions().setTimeout(TRAINING_MILLIS_MAX));
      assertThat(page.evaluate("window.notReloaded"))
          .as("the page was never reloaded")
          .isEqualTo(true);
      Visit.picture(page, "demo-runs-finished");
      expectChartsHoldAllPoints(demo, run.get("id").asString(), page);
      endsCleanly(demo);
    }
  }

  private static void expectChartsHoldAllPoints(
      Product demo, String run, com.microsoft.playwright.Page page) {
    Shell.on(page).go("Charts");
    var charts = Charts.on(page);
    for (var tag : demo.api().tags(run)) {
      if (tag.get("kind").asString().equals("scalar")) {
        charts.awaitRaw(tag.get("tag").asString(), tag.get("points").asLong());
        assertThat(charts.raw(tag.get("tag").asString())).isEqualTo(tag.get("points").asLong());
      }
    }
    Visit.picture(page, "demo-charts-finished");
  }

  private static void endsCleanly(Product demo) {
    var engine = ProcessHandle.of(demo.pid()).orElseThrow().descendants().toList();
    assertThat(demo.interrupt()).as("exit code after Ctrl-C").isZero();
    assertThat(engine).noneMatch(ProcessHandle::isAlive);
    assertThat(demo.log()).doesNotContain("Exception");
  }
}
