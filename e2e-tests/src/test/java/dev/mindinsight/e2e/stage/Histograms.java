package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The Histograms page as a person reads it: a card for each tag of each shown run. */
public final class Histograms {

  private final Page page;

  private Histograms(Page page) {
    this.page = page;
  }

  /** The Histograms page that is open in a tab. */
  public static Histograms on(Page page) {
    return new Histograms(page);
  }

  /** The card of a tag, whether it is there or not. */
  public Locator card(String tag) {
    return page.locator("mi-histogram-card[data-tag=\"" + tag + "\"]");
  }

  /** Waits until a card has drawn the histograms of so many steps, and returns the card. */
  public Locator awaitSteps(String tag, int steps) {
    var card = card(tag);
    // A card far below asks for nothing yet.
    card.scrollIntoViewIfNeeded();
    page.waitForFunction(
        "([e, n]) => Number(e.dataset.steps) === n", List.of(card.elementHandle(), steps));
    return card;
  }

  /** The picture of a card, to point at and to press keys on. */
  public Locator canvas(String tag) {
    return card(tag).locator("canvas");
  }

  /** What a card tells of the bucket that is pointed at. */
  public Locator told(String tag) {
    return card(tag).locator("[data-tooltip]");
  }

  /** A number that is told of the bucket: left, right, count or share. */
  public double number(String tag, String what) {
    var place = told(tag).locator("[data-" + what + "]");
    return Double.parseDouble(place.getAttribute("data-" + what));
  }

  /** Draws all cards in another way: offset, front, heat or bands. */
  public void view(String name) {
    page.locator("mi-histogram-toolbar [data-view=" + name + "]").click();
  }
}
