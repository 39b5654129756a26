package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** The Runs page as a person reads it: a row a run. */
public final class Runs {

  private final Page page;

  private Runs(Page page) {
    this.page = page;
  }

  /** The Runs page that is open in a tab. */
  public static Runs on(Page page) {
    return new Runs(page);
  }

  /** The row of a run, by what it is called. */
  public Locator row(String name) {
    return list().locator("[role=row][data-name=\"" + name + "\"]");
  }

  /** All rows that are rendered, the head excluded. */
  public Locator rows() {
    return list().locator("[role=row][data-run]");
  }

  /** The field that narrows the list. */
  public Locator filter() {
    return list().getByRole(AriaRole.SEARCHBOX);
  }

  /**
   * Cells that lie on top of another cell of their row, by their text; the head is a row as well.
   */
  public List<?> overlappingCells() {
    var script =
        """
        rows => rows.flatMap((row) => {
          const cells = [...row.querySelectorAll('[role=cell], [role=columnheader]')];
          return cells.filter((c, i) => i > 0 && c.getBoundingClientRect().left < cells[i - 1].getBoundingClientRect().right - 1)
            .map((c) => c.textContent.trim());
        })\
        """;
    return (List<?>) list().locator("[role=row]").evaluateAll(script);
  }

  /** Cells of numbers and times whose text does not fit, by their text. */
  public List<?> cutNumbers() {
    var script =
        "cells => cells.filter(c => c.scrollWidth > c.clientWidth).map(c => c.textContent.trim())";
    return (List<?>) list().locator("[role=cell].n").evaluateAll(script);
  }

  private Locator list() {
    return page.locator("mi-runs-page");
  }
}
