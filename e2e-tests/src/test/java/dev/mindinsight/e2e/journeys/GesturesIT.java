package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a hand does on a chart; the address tells what came of it. */
@ExtendWith(Stage.class)
class GesturesIT {

  private static final String LOSS = "train/loss";
  private static final Pattern ZOOM_X = Pattern.compile("[?&]z=([-0-9.e]+)_([-0-9.e]+)");
  private static final Pattern ZOOM_Y =
      Pattern.compile("[?&]zy=([-0-9.e]+)_([-0-9.e]+)_train/loss");

  /** Steps and values are read off pixels, several to each. */
  private static final double PIXELS_SHARE = 0.02;

  private record Range(double from, double to) {
    double width() {
      return to - from;
    }

    double at(double share) {
      return from + share * width();
    }
  }

  private static Charts open(Visit visit, Gallery gallery, String more) {
    var page = visit.open(gallery.at("charts?r=" + gallery.made("alpha") + more));
    var charts = Charts.on(page);
    charts.awaitStep(LOSS, Gallery.POINTS - 1);
    return charts;
  }

  private static Range shown(Page page, Pattern zoom) {
    var found = zoom.matcher(page.url());
    assertThat(found.find()).as(page.url()).isTrue();
    return new Range(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)));
  }

  @Test
  void aDragWithAltPans(Visit visit, Gallery gallery) {
    var charts = open(visit, gallery, "&z=1000_2000");
    var before = charts.picture(LOSS);
    charts.plot(LOSS).drag("Alt", 0.8, 0.5, 0.3, 0.5);
    var page = charts.page();
    page.waitForCondition(() -> !charts.picture(LOSS).equals(before));
    var panned = shown(page, ZOOM_X);
    assertThat(panned.from()).isCloseTo(1500, within(1000 * PIXELS_SHARE));
    assertThat(panned.width()).as("a pan keeps the width").isCloseTo(1000, within(1e-6));
  }

  @Test
  void theWheelWithControlZoomsAroundThePointer(Visit visit, Gallery gallery) {
    var charts = open(visit, gallery, "&z=1000_2000");
    var page = charts.page();
    charts.plot(LOSS).wheel("Control", 0.25, 0.5, -100);
    page.waitForCondition(() -> !page.url().contains("z=1000_2000"));
    var nearer = shown(page, ZOOM_X);
    assertThat(nearer.width()).isLessThan(900);
    assertThat(nearer.at(0.25))
        .as("what is under the pointer stays there")
        .isCloseTo(1250, within(1000 * PIXELS_SHARE));
    charts.plot(LOSS).wheel("Control", 0.25, 0.5, 100);
    page.waitForCondition(() -> shown(page, ZOOM_X).width() > nearer.width());
    assertThat(shown(page, ZOOM_X).width()).isCloseTo(1000, within(1e-6));
  }

  @Test
  void theWheelAloneZoomsNothing(Visit visit, Gallery gallery) {
    var charts = open(visit, gallery, "&z=1000_2000");
    charts.plot(LOSS).wheel("", 0.25, 0.5, -100);
    charts.plot(LOSS).hover(0.5, 0.5);
    assertThat(charts.tooltip(LOSS)).isVisible();
    assertThat(shown(charts.page(), ZOOM_X)).isEqualTo(new Range(1000, 2000));
  }

  @Test
  void aDragWithShiftZoomsTheValuesOfThisCardAndADoubleClickGoesBack(Visit visit, Gallery gallery) {
    var charts = open(visit, gallery, "");
    var page = charts.page();
    var whole = charts.picture(LOSS);
    var other = charts.picture("train/accuracy");
    charts.plot(LOSS).drag("Shift", 0.5, 0.25, 0.5, 0.75);
    page.waitForCondition(() -> !charts.picture(LOSS).equals(whole));
    assertThat(shown(page, ZOOM_Y).width()).isPositive();
    assertThat(page.url()).doesNotContainPattern(ZOOM_X);
    assertThat(charts.picture("train/accuracy")).isEqualTo(other);
    charts.plot(LOSS).doubleClick(0.5, 0.5);
    page.waitForCondition(() -> charts.picture(LOSS).equals(whole));
    assertThat(page.url()).doesNotContainPattern(ZOOM_Y);
  }

  @Test
  void aClickPinsTheTooltipAndAnotherLetsItGo(Visit visit, Gallery gallery) {
    var charts = open(visit, gallery, "");
    var plot = charts.plot(LOSS);
    plot.hover(0.4, 0.5);
    plot.click(0.4, 0.5);
    var tooltip = charts.tooltip(LOSS);
    assertThat(tooltip).hasClass(Pattern.compile(".*pinned.*"));
    var pinned = tooltip.textContent();
    plot.hover(0.8, 0.5);
    charts.tagFilter().hover();
    assertThat(tooltip).hasText(pinned);
    plot.click(0.4, 0.5);
    charts.tagFilter().hover();
    assertThat(tooltip).hasCount(0);
  }
}
