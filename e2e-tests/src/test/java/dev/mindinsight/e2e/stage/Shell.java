package dev.mindinsight.e2e.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What frames every page: rail, top bar, run panel. */
public final class Shell {

  private final Page page;

  private Shell(Page page) {
    this.page = page;
  }

  /** The frame of the page that is open in a tab. */
  public static Shell on(Page page) {
    return new Shell(page);
  }

  /** Goes to a page by the rail. */
  public void go(String title) {
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title))
        .click();
  }

  /** The mark that says whether the page hears the server. */
  public Locator liveMark() {
    return page.locator("mi-live-mark");
  }

  /** Waits until the page hears the server. */
  public void awaitLive() {
    assertThat(liveMark()).containsText("live");
  }

  /** The panel in which runs are shown and hidden. */
  public Locator panel() {
    return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Run panel"));
  }

  /** The box that shows or hides a run. */
  public Locator box(String run) {
    return panel()
        .getByRole(
            AriaRole.CHECKBOX,
            new Locator.GetByRoleOptions().setName("Show " + run).setExact(true));
  }

  /** Shows one run and no other, by its id; its row has to be in the panel's window. */
  public void showOnly(String run) {
    panel().locator("li[data-run=\"" + run + "\"] .name").dblclick();
  }

  /** Shows no run. */
  public void showNone() {
    panel()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("none").setExact(true))
        .click();
  }

  /** The colour in which a run is drawn. */
  public Colour colour(String run) {
    var swatch =
        panel()
            .getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Colour of " + run).setExact(true));
    return Colour.of(swatch, "background-color");
  }

  /** Opens the ledger of the run that is chosen. */
  public Locator ledger() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ledger").setExact(true))
        .click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).isVisible();
    return dialog;
  }

  /** Goes on to the next of automatic, light and dark. */
  public void nextTheme() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Theme")))
        .click();
  }
}
