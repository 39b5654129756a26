package dev.mindinsight.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Colour;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The theme follows the system, or the person, down to the pixels of the charts. */
@ExtendWith(Stage.class)
class DarkIT {

  private static double background(Page page) {
    return Colour.of(page.locator("body"), "background-color").luminance();
  }

  @Test
  void aDarkSystemGetsDarkPagesWhoseChartsCanBeRead(Visit visit, Gallery gallery) {
    var query = "?r=" + gallery.made("alpha") + "." + gallery.made("beta");
    var page = visit.open(Look.DARK, gallery.at("charts" + query));
    var charts = Charts.on(page);
    charts.awaitStep("train/loss", Gallery.POINTS - 1);
    assertThat(background(page)).isLessThan(0.15);
    assertThat(charts.pixels("train/loss", new Colour(0, 0, 0)))
        .as("black marks on a dark ground")
        .isZero();
    for (var run : new String[] {"made/alpha", "made/beta"}) {
      assertThat(charts.pixels("train/loss", Shell.on(page).colour(run)))
          .as("pixels of " + run)
          .isPositive();
    }
    Visit.picture(page, "charts");
    Shell.on(page).go("Runs");
    Visit.picture(page, "runs");
  }

  @Test
  void theChoiceOfAThemeIsKeptOverAReload(Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("charts?r=" + gallery.made("alpha")));
    var charts = Charts.on(page);
    charts.awaitStep("train/loss", Gallery.POINTS - 1);
    assertThat(background(page)).isGreaterThan(0.85);
    var shell = Shell.on(page);
    shell.nextTheme();
    shell.nextTheme();
    assertThat(background(page)).as("automatic → light → dark").isLessThan(0.15);
    page.reload();
    charts.awaitStep("train/loss", Gallery.POINTS - 1);
    assertThat(background(page)).isLessThan(0.15);
    assertThat(charts.pixels("train/loss", shell.colour("made/alpha"))).isPositive();
  }
}
