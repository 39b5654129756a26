package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/**
 * How a browser window looks.
 *
 * @param scheme light or dark, as the person's system says it
 * @param width of the page in pixels
 * @param height of the page in pixels
 */
public record Look(ColorScheme scheme, int width, int height) {

  /** A usual laptop, light. */
  public static final Look LIGHT = new Look(ColorScheme.LIGHT, 1440, 900);

  /** A usual laptop, dark. */
  public static final Look DARK = new Look(ColorScheme.DARK, 1440, 900);

  /** Says that the person's system turned light or dark, and waits until the page has followed. */
  public static void paint(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    boolean dark = scheme == ColorScheme.DARK;
    Await.until(
        "the theme " + scheme,
        () -> Colour.of(page.locator("body"), "background-color").luminance() < 0.5 == dark);
  }

  @Override
  public String toString() {
    return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
  }
}
