package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view is an address: what one person sees, another sees who is sent it. */
@ExtendWith(Stage.class)
class DeepLinkIT {

  private static final String LOSS = "train/loss";
  private static final long LAST = Gallery.POINTS - 1;

  @Test
  void theAddressOfAViewShowsTheSameViewToSomeoneElse(Visit visit, Gallery gallery) {
    var first =
        visit.open(gallery.at("charts?r=" + gallery.made("alpha") + "." + gallery.made("beta")));
    var charts = Charts.on(first);
    charts.awaitStep(LOSS, LAST);
    charts.tagFilter().fill("loss");
    assertThat(charts.cards()).hasCount(1);
    charts.smoothing().focus();
    first.keyboard().press("ArrowRight");
    first.keyboard().press("ArrowRight");
    charts.plot(LOSS).drag("", 0.4, 0.5, 0.7, 0.5);
    Shell.on(first).box("made/beta").click();
    assertThat(first).hasURL(Pattern.compile(".*[?&]z=.*"));

    var second = visit.open(Look.LIGHT, URI.create(first.url()));
    var copy = Charts.on(second);
    copy.awaitStep(LOSS, LAST);
    assertThat(copy.cards()).hasCount(1);
    assertThat(copy.tagFilter()).hasValue("loss");
    assertThat(copy.smoothing()).hasValue(charts.smoothing().inputValue());
    assertThat(Shell.on(second).box("made/alpha")).isChecked();
    assertThat(Shell.on(second).box("made/beta")).not().isChecked();
    second.waitForCondition(() -> copy.picture(LOSS).equals(charts.picture(LOSS)));
    Visit.picture(second, "deep-link");
  }

  @Test
  void theBackKeyUndoesAChoiceAndTheForwardKeyMakesItAgain(Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("charts?r=" + gallery.made("alpha")));
    var charts = Charts.on(page);
    charts.awaitStep(LOSS, LAST);
    var whole = charts.picture(LOSS);
    charts.plot(LOSS).drag("", 0.2, 0.5, 0.5, 0.5);
    page.waitForCondition(() -> !charts.picture(LOSS).equals(whole));
    page.goBack();
    page.waitForCondition(() -> charts.picture(LOSS).equals(whole));
    page.goForward();
    page.waitForCondition(() -> !charts.picture(LOSS).equals(whole));
    Shell.on(page).go("Runs");
    assertThat(page).hasURL(Pattern.compile(".*/runs.*"));
    page.goBack();
    assertThat(page).hasURL(Pattern.compile(".*/charts.*[?&]z=.*"));
    charts.awaitStep(LOSS, LAST);
    page.waitForCondition(() -> !charts.picture(LOSS).equals(whole));
  }

  @ParameterizedTest
  @CsvSource({"Relative, x=relative", "Wall, x=wall", "Log y, y=log"})
  void howTheAxesStandIsPartOfTheAddress(
      String button, String query, Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("charts?r=" + gallery.made("alpha")));
    var charts = Charts.on(page);
    charts.awaitStep(LOSS, LAST);
    var before = charts.picture(LOSS);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    assertThat(page).hasURL(Pattern.compile(".*[?&]" + query + ".*"));
    page.waitForCondition(() -> !charts.picture(LOSS).equals(before));
    var chosen = charts.picture(LOSS);
    page.reload();
    charts.awaitStep(LOSS, LAST);
    page.waitForCondition(() -> charts.picture(LOSS).equals(chosen));
  }
}
