package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.List;
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

  /** Controls that are in the window but partly outside of it, or that something else covers. */
  private static final String OUT_OF_REACH =
      """
      () => {
        const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
        const at = (x, y) => {
          let e = document.elementFromPoint(x, y);
          while (e?.shadowRoot && e.shadowRoot.elementFromPoint(x, y) && e.shadowRoot.elementFromPoint(x, y) !== e) {
            e = e.shadowRoot.elementFromPoint(x, y);
          }
          return e;
        };
        const scrolls = (e) => {
          for (let p = e; p; p = p.parentElement ?? p.getRootNode().host) {
            if (/auto|scroll/.test(getComputedStyle(p).overflowY)) return true;
          }
          return false;
        };
        return all(document)
          .filter((e) => e.matches('button, a[href], input, select') && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .flatMap((e) => {
            const r = e.getBoundingClientRect();
            const name = e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 40);
            if (r.width === 0 || (scrolls(e) && (r.top < 0 || r.bottom > innerHeight))) return [];
            if (r.left < 0 || r.top < 0 || r.right > innerWidth + 0.5 || r.bottom > innerHeight + 0.5) return [name + ' is cut off'];
            const hit = at(r.left + r.width / 2, r.top + r.height / 2);
            const own = hit && (e.contains(hit) || hit.contains(e) || e.labels?.[0]?.contains(hit));
            return own || scrolls(e) ? [] : [name + ' is covered by ' + hit?.tagName];
          });
      }\
      """;

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
    expectInReach(page, "runs");
    assertThat(Runs.on(page).overlappingCells()).isEmpty();
    assertThat(Runs.on(page).row("made/alpha"))
        .containsText(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"));
    assertThat(Runs.on(page).cutNumbers()).isEmpty();
    assertThat(Runs.on(page).row("made/alpha").locator("[data-trouble]"))
        .isInViewport(new IsInViewportOptions().setRatio(1));
    page.navigate(
        gallery.at("charts?r=" + gallery.made("alpha") + "." + gallery.made("beta")).toString());
    Charts.on(page).awaitStep("train/loss", Gallery.POINTS - 1);
    expectInReach(page, "charts");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyControlOfTheOtherPagesIsInReach(Look look, Visit visit, Gallery gallery) {
    assumeTrue(RealFiles.present());
    var run = gallery.product().api().runNamed("torch/sgd-small");
    var page = visit.open(look, gallery.at("run/" + run + "?r=" + run.substring(0, 8)));
    assertThat(page.locator("mi-run-page [data-preview=histogram] canvas")).isVisible();
    expectInReach(page, "run");
    var there =
        Map.of(
            "Histograms", "mi-histogram-card canvas",
            "Media", "mi-media-card img",
            "Graph", "mi-graph-canvas canvas",
            "Lineage", "mi-parallel-coordinates canvas");
    for (var one : there.entrySet()) {
      Shell.on(page).go(one.getKey());
      assertThat(page.locator(one.getValue()).first()).isVisible();
      expectInReach(page, one.getKey().toLowerCase(Locale.ROOT));
    }
  }

  private static void expectInReach(Page page, String name) {
    Visit.picture(page, "layout-" + name);
    assertThat((List<?>) page.evaluate(OUT_OF_REACH))
        .as(name + " at " + page.viewportSize().width)
        .isEmpty();
    int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    assertThat(wide).as("no page scrolls sideways").isLessThanOrEqualTo(page.viewportSize().width);
  }
}
