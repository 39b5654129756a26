package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** The Lineage page as a person reads it: a row a run, and lines over the columns. */
public final class Lineages {

  private final Page page;

  private Lineages(Page page) {
    this.page = page;
  }

  /** The Lineage page that is open in a tab. */
  public static Lineages on(Page page) {
    return new Lineages(page);
  }

  /** The row of a run, by what it is called. */
  public Locator row(String run) {
    return page.locator("mi-lineage-page [role=row][data-name=\"" + run + "\"]");
  }

  /** What the rows are called, from the top down. */
  public List<String> names() {
    return page.locator("mi-lineage-page .rows [role=row]").all().stream()
        .sorted((a, b) -> Integer.compare(index(a), index(b)))
        .map(row -> row.getAttribute("data-name"))
        .toList();
  }

  private static int index(Locator row) {
    return Integer.parseInt(row.getAttribute("aria-rowindex"));
  }

  /** The head of a column, by its key: group and name. */
  public Locator head(String key) {
    return page.locator(
        "mi-lineage-page .head button[data-sort=\"" + key.replace("\"", "\\\"") + "\"]");
  }

  /** The cell of a run in a column that is shown. */
  public Locator cell(String run, String key) {
    var place =
        (Number)
            head(key)
                .evaluate("b => [...b.closest('[role=row]').children].indexOf(b.parentElement)");
    return row(run).getByRole(AriaRole.CELL).nth(place.intValue());
  }

  /** The number of a cell to its last digit. */
  public double number(String run, String key) {
    return Shown.number(cell(run, key).getAttribute("title"));
  }

  /** The rows that filter and brushes keep, and all. */
  public Locator kept() {
    return page.locator("mi-lineage-page [data-kept]");
  }

  /** Shows or hides a column by the menu, which stays open. */
  public void toggle(String title) {
    var menu = page.locator("mi-lineage-page details");
    if (menu.getAttribute("open") == null) {
      menu.locator("summary").click();
    }
    menu.getByLabel(title, new Locator.GetByLabelOptions().setExact(true)).click();
  }

  /** Drags along an axis, from one share of its height to another, counted from its foot. */
  public void brush(String key, double from, double to) {
    var grip = page.locator("mi-parallel-coordinates g[data-axis=\"" + key + "\"] .grip");
    var box = grip.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + (1 - from) * box.height);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2, box.y + (1 - to) * box.height);
    page.mouse().up();
  }
}
