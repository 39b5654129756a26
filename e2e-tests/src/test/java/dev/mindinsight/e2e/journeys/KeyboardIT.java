package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole visit without a mouse. */
@ExtendWith(Stage.class)
class KeyboardIT {

  @Test
  void aRunIsFoundCheckedChartedAndSmoothedByKeysAlone(Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("runs?r="));
    var runs = Runs.on(page);
    assertThat(runs.row("made/alpha")).isVisible();
    press(page, "/");
    page.keyboard().type("made");
    assertThat(runs.rows()).hasCount(2);
    press(page, "Tab", "j");
    press(page, "x");
    assertThat(page).hasURL(Pattern.compile(".*[?&]r=[a-z2-7]{8}(&.*)?"));
    press(page, "g", "c");
    assertThat(page).hasURL(Pattern.compile(".*/charts.*"));
    var charts = Charts.on(page);
    charts.awaitStep("train/loss", Gallery.POINTS - 1);
    assertThat(Shell.on(page).panel().locator("input[type=checkbox]:checked")).hasCount(1);
    press(page, "s", "ArrowRight");
    assertThat(charts.smoothing()).isFocused();
    assertThat(page).hasURL(Pattern.compile(".*[?&]sm=0\\.\\d+.*"));
    press(page, "g", "r");
    assertThat(page).hasURL(Pattern.compile(".*/runs.*"));
  }

  @Test
  void everyControlOfAPageIsReachedByTab(Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("charts?r=" + gallery.made("alpha")));
    Charts.on(page).awaitStep("train/loss", Gallery.POINTS - 1);
    var wanted =
        new java.util.ArrayList<>(
            java.util.List.of("Runs", "Charts", "Ledger", "Filter tags", "Smoothing"));
    for (int i = 0; i < 150 && !wanted.isEmpty(); i++) {
      page.keyboard().press("Tab");
      var name = (String) page.evaluate(FOCUSED);
      wanted.removeIf(name::contains);
    }
    assertThat(wanted).as("controls that Tab never reached").isEmpty();
  }

  /** The name of what has the focus, through shadow roots. */
  private static final String FOCUSED =
      """
      () => {
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        return (e?.getAttribute('aria-label') ?? '') + ' ' + (e?.textContent ?? '') + ' ' + (e?.labels?.[0]?.textContent ?? '');
      }\
      """;

  private static void press(Page page, String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
  }
}
