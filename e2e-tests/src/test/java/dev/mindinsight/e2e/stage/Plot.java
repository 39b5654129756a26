package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;

/**
 * The plotting area of a card and what a hand does on it. Places are shares of its width and
 * height.
 */
public final class Plot {

  private final Page page;
  private final Locator over;

  Plot(Page page, Locator card) {
    this.page = page;
    this.over = card.locator(".u-over");
  }

  /** Moves the pointer to a place. */
  public void hover(double x, double y) {
    var box = over.boundingBox();
    page.mouse().move(box.x + x * box.width, box.y + y * box.height);
  }

  /** Clicks at a place. */
  public void click(double x, double y) {
    hover(x, y);
    page.mouse().down();
    page.mouse().up();
  }

  /** Clicks twice at a place. */
  public void doubleClick(double x, double y) {
    var box = over.boundingBox();
    page.mouse().dblclick(box.x + x * box.width, box.y + y * box.height);
  }

  /**
   * Drags from one place to another.
   *
   * @param key held down meanwhile, such as {@code Shift}; empty for none
   */
  public void drag(String key, double fromX, double fromY, double toX, double toY) {
    hover(fromX, fromY);
    press(key);
    page.mouse().down();
    var box = over.boundingBox();
    page.mouse()
        .move(
            box.x + toX * box.width, box.y + toY * box.height, new Mouse.MoveOptions().setSteps(5));
    page.mouse().up();
    release(key);
  }

  /** Turns the wheel at a place while a key is held down; positive is towards the hand. */
  public void wheel(String key, double x, double y, int pixels) {
    hover(x, y);
    press(key);
    page.mouse().wheel(0, pixels);
    release(key);
  }

  private void press(String key) {
    if (!key.isEmpty()) {
      page.keyboard().down(key);
    }
  }

  private void release(String key) {
    if (!key.isEmpty()) {
      page.keyboard().up(key);
    }
  }
}
