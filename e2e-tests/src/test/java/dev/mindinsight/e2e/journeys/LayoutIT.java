package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Layout;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At every supported size nothing is cut off and nothing covers a control. The pictures are for
 * people.
 */
@ExtendWith(Stage.class)
class LayoutIT {

  static Stream<Look> looks() {
    return Stream.of(
        new Look(ColorScheme.LIGHT, 1024, 768),
        new Look(ColorScheme.DARK, 1280, 800),
        new Look(ColorScheme.LIGHT, 1440, 900),
        new Look(ColorScheme.DARK, 1920, 1080));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyControlIsInReach(Look look, Visit visit, Gallery gallery) {
    var page = visit.open(look, gallery.at("runs"));
    assertThat(Runs.on(page).row("made/alpha")).isVisible();
    Layout.expectInReach(page, "runs");
    assertThat(Runs.on(page).overlappingCells()).isEmpty();
    assertThat(Runs.on(page).row("made/alpha"))
        .containsText(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"));
    assertThat(Runs.on(page).cutNumbers()).isEmpty();
    assertThat(Runs.on(page).row("made/alpha").locator("[data-trouble]"))
        .isInViewport(new IsInViewportOptions().setRatio(1));
    page.navigate(
        gallery.at("charts?r=" + gallery.made("alpha") + "." + gallery.made("beta")).toString());
    Charts.on(page).awaitStep("train/loss", Gallery.POINTS - 1);
    Layout.expectInReach(page, "charts");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyControlOfTheOtherPagesIsInReach(Look look, Visit visit, Gallery gallery) {
    assumeTrue(RealFiles.present());
    var run = gallery.product().api().runNamed("torch/sgd-small");
    var page = visit.open(look, gallery.at("run/" + run + "?r=" + run.substring(0, 8)));
    assertThat(page.locator("mi-run-page [data-preview=histogram] canvas")).isVisible();
    Layout.expectInReach(page, "run");
    var there =
        Map.of(
            "Histograms", "mi-histogram-card canvas",
            "Media", "mi-media-card img",
            "Graph", "mi-graph-canvas canvas",
            "Lineage", "mi-parallel-coordinates canvas");
    for (var one : there.entrySet()) {
      Shell.on(page).go(one.getKey());
      assertThat(page.locator(one.getValue()).first()).isVisible();
      Layout.expectInReach(page, one.getKey().toLowerCase(Locale.ROOT));
    }
  }
}
