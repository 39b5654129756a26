package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** axe-core finds no serious or critical violation, in both themes, with dialogs open. */
@ExtendWith(Stage.class)
class AccessibilityIT {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  static Stream<Look> looks() {
    return Stream.of(Look.LIGHT, Look.DARK);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theRunsPage(Look look, Visit visit, Gallery gallery) {
    var page = visit.open(look, gallery.at("runs?r=" + gallery.made("alpha")));
    assertThat(Runs.on(page).row("made/alpha")).isVisible();
    expectAccessible(page, "runs");
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    expectAccessible(page, "runs-keys");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theChartsPage(Look look, Visit visit, Gallery gallery) {
    var page =
        visit.open(
            look, gallery.at("charts?r=" + gallery.made("alpha") + "." + gallery.made("beta")));
    var charts = Charts.on(page);
    charts.awaitStep("train/loss", Gallery.POINTS - 1);
    expectAccessible(page, "charts");
    charts.facts("train/loss");
    expectAccessible(page, "charts-facts");
    Shell.on(page).ledger();
    expectAccessible(page, "charts-ledger");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theGraphPage(Look look, Visit visit, Gallery gallery) {
    assumeTrue(RealFiles.present());
    var page = visit.open(look, gallery.at("graph"));
    assertThat(page.locator("[role=treeitem]").first()).isVisible();
    page.locator("[role=treeitem][data-kind=node]").first().click();
    assertThat(page.locator("mi-graph-panel [data-fact=op]")).isVisible();
    expectAccessible(page, "graph");
  }

  private static void expectAccessible(Page page, String name) {
    Visit.picture(page, "axe-" + name);
    var grave =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule ->
                    rule.getId()
                        + ": "
                        + rule.getHelp()
                        + " at "
                        + rule.getNodes().stream().map(n -> n.getHtml()).limit(3).toList())
                .toList();
    assertThat(grave).as("violations on " + name).isEmpty();
  }
}
