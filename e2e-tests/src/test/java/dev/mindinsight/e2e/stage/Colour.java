package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;

/** A colour on the screen, 0 to 255 each. */
public record Colour(int red, int green, int blue) {

  private static final Pattern RGB = Pattern.compile("rgba?\\((\\d+), (\\d+), (\\d+).*");

  /**
   * A computed colour of an element.
   *
   * @param property such as {@code background-color}
   */
  public static Colour of(Locator element, String property) {
    var text =
        (String) element.evaluate("(e, p) => getComputedStyle(e).getPropertyValue(p)", property);
    var rgb = RGB.matcher(text);
    if (!rgb.matches()) {
      throw new IllegalArgumentException("Unsupported colour: got " + text + ", want rgb(…)");
    }
    return new Colour(
        Integer.parseInt(rgb.group(1)),
        Integer.parseInt(rgb.group(2)),
        Integer.parseInt(rgb.group(3)));
  }

  /** How bright it is to the eye, from 0 (black) to 1 (white). */
  public double luminance() {
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
}
