package dev.mindinsight.e2e.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** The Charts page as a person reads it: cards by tag, and what each of them has drawn. */
public final class Charts {

  private final Page page;

  private Charts(Page page) {
    this.page = page;
  }

  /** The Charts page that is open in a tab. */
  public static Charts on(Page page) {
    return new Charts(page);
  }

  /** The tab. */
  public Page page() {
    return page;
  }

  /** The card of a tag, whether it is there or not. */
  public Locator card(String tag) {
    return page.locator(
        "mi-chart-card[data-tag=\"" + tag.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]");
  }

  /** All cards that are on the page. */
  public Locator cards() {
    return page.locator("mi-chart-card");
  }

  /** Waits until a card has drawn points up to a step, and returns the card. */
  public Locator awaitStep(String tag, long step) {
    return await(tag, "Number(e.dataset.lastStep) >= n", step);
  }

  /** Waits until a card stands for at least so many raw points, and returns the card. */
  public Locator awaitRaw(String tag, long points) {
    return await(tag, "Number(e.dataset.points) >= n", points);
  }

  private Locator await(String tag, String condition, long number) {
    var card = card(tag);
    assertThat(card).isVisible();
    page.waitForFunction(
        "([e, n]) => " + condition, List.of(card.elementHandle(), (double) number));
    return card;
  }

  /** How many raw points of all shown runs a card stands for. */
  public long raw(String tag) {
    return Long.parseLong(card(tag).getAttribute("data-points"));
  }

  /** The largest step that a card has drawn. */
  public long lastStep(String tag) {
    return Long.parseLong(card(tag).getAttribute("data-last-step"));
  }

  /** How many pixels of a card's canvas have about a colour, such as a run's. */
  public int pixels(String tag, Colour colour) {
    var script =
        """
        (canvas, [r, g, b]) => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let n = 0;
          for (let i = 0; i < data.length; i += 4) {
            const near = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 40;
            n += near && data[i + 3] > 100 ? 1 : 0;
          }
          return n;
        }\
        """;
    var pixels =
        card(tag)
            .locator("canvas")
            .first()
            .evaluate(script, List.of(colour.red(), colour.green(), colour.blue()));
    return ((Number) pixels).intValue();
  }

  /** The picture that a card shows, to compare with that of another page. */
  public String picture(String tag) {
    return (String) card(tag).locator("canvas").first().evaluate("canvas => canvas.toDataURL()");
  }

  /** The plotting area of a card. */
  public Plot plot(String tag) {
    return new Plot(page, card(tag));
  }

  /** What a card says of the place that the pointer is at, whether it says something or not. */
  public Locator tooltip(String tag) {
    return card(tag).getByRole(AriaRole.TOOLTIP);
  }

  /** Opens what stands behind the card's figure: a dialog with a row of counts for each run. */
  public Locator facts(String tag) {
    card(tag)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Counts of"))
        .click();
    var facts = page.locator("mi-series-ledger [data-facts]");
    assertThat(facts).isVisible();
    return facts;
  }

  /** The field that narrows the cards. */
  public Locator tagFilter() {
    return page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Filter tags"));
  }

  /** The smoothing slider. */
  public Locator smoothing() {
    return page.getByRole(
        AriaRole.SLIDER, new Page.GetByRoleOptions().setName(Pattern.compile("Smoothing")));
  }
}
