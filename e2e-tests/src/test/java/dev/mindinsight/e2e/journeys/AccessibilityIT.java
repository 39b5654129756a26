package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Axe;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Histograms;
import dev.mindinsight.e2e.stage.Lineages;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** axe-core finds no serious or critical violation, in both themes, with dialogs open. */
@ExtendWith(Stage.class)
class AccessibilityIT {

  @Test
  void theRunsPage(Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("runs?r=" + gallery.made("alpha")));
    assertThat(Runs.on(page).row("made/alpha")).isVisible();
    Axe.expectAccessible(page, "runs");
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    Axe.expectAccessible(page, "runs-keys");
  }

  @Test
  void theChartsPage(Visit visit, Gallery gallery) {
    var page =
        visit.open(gallery.at("charts?r=" + gallery.made("alpha") + "." + gallery.made("beta")));
    var charts = Charts.on(page);
    charts.awaitStep("train/loss", Gallery.POINTS - 1);
    Axe.expectAccessible(page, "charts");
    charts.facts("train/loss");
    Axe.expectAccessible(page, "charts-facts");
    page.keyboard().press("Escape");
    Shell.on(page).ledger();
    Axe.expectAccessible(page, "charts-ledger");
    page.keyboard().press("Escape");
    page.getByText("As TensorBoard").click();
    assertThat(charts.card("train/loss").locator("[data-sample]"))
        .containsText("points, as TensorBoard would draw them");
    assertThat(charts.card("train/loss").locator("[data-sample]"))
        .hasAttribute("data-sample", "" + 2 * 1_000);
    assertThat(charts.card("train/loss").locator("[data-sample]"))
        .hasAttribute("data-of", "" + 2 * Gallery.POINTS);
    Axe.expectAccessible(page, "charts-tensorboard");
  }

  @Test
  void theGraphPage(Visit visit, Gallery gallery) {
    assumeTrue(RealFiles.present());
    var page = visit.open(gallery.at("graph"));
    assertThat(page.locator("[role=treeitem]").first()).isVisible();
    page.locator("[role=treeitem][data-kind=node]").first().click();
    assertThat(page.locator("mi-graph-panel [data-fact=op]")).isVisible();
    Axe.expectAccessible(page, "graph");
  }

  @Test
  void theRunPageAndTheHistogramsPage(Visit visit, Gallery gallery) {
    assumeTrue(RealFiles.present());
    var run = gallery.product().api().runNamed("torch/sgd-small");
    var page = visit.open(gallery.at("run/" + run + "?r=" + run.substring(0, 8)));
    assertThat(page.locator("mi-run-page [data-preview=histogram] canvas")).isVisible();
    assertThat(page.locator("mi-run-page [data-preview=image] img").first()).isVisible();
    Axe.expectAccessible(page, "run");
    Shell.on(page).go("Histograms");
    var histograms = Histograms.on(page);
    histograms.card("weights/conv1.weight").scrollIntoViewIfNeeded();
    assertThat(histograms.card("weights/conv1.weight").locator("[data-bins]")).isVisible();
    histograms.canvas("weights/conv1.weight").focus();
    page.keyboard().press("ArrowRight");
    assertThat(histograms.told("weights/conv1.weight")).isVisible();
    Axe.expectAccessible(page, "histograms");
  }

  @Test
  void everyTabOfTheMediaPage(Visit visit, Gallery gallery) {
    assumeTrue(RealFiles.present());
    var run = gallery.product().api().runNamed("tensorflow/summary").substring(0, 8);
    var page = visit.open(gallery.at("media?r=" + run));
    var shown = Map.of("images", "img", "audio", "audio", "text", "[data-text]", "tensors", "td");
    for (var tab : shown.entrySet()) {
      page.locator("[data-tab=" + tab.getKey() + "]").click();
      assertThat(page.locator("mi-media-card").locator(tab.getValue()).first()).isVisible();
      Axe.expectAccessible(page, "media-" + tab.getKey());
    }
  }

  @Test
  void theLineagePage(Visit visit) {
    assumeTrue(RealFiles.present());
    var folder = RealFiles.folder("mindspore-2.0");
    try (var server = Product.serving("axe-lineage", "" + folder)) {
      var page = visit.open(server.address().resolve("lineage"));
      var lineages = Lineages.on(page);
      assertThat(lineages.row("adam")).isVisible();
      lineages.toggle("epochs");
      Axe.expectAccessible(page, "lineage");
      lineages.toggle("data pipeline");
      page.locator("mi-lineage-page details summary").click();
      lineages.cell("adam", "d:datasetMark").getByRole(AriaRole.BUTTON).click();
      assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
      Axe.expectAccessible(page, "lineage-pipeline");
    }
  }
}
