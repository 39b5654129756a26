package dev.mindinsight.e2e.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The Debug page as a person uses it. */
public final class Debugger {

  private static final Pattern PLACE = Pattern.compile("node (\\S+) of (\\S+)");

  private final Page page;

  private Debugger(Page page) {
    this.page = page;
  }

  /** The Debug page that is open in a tab. */
  public static Debugger on(Page page) {
    return new Debugger(page);
  }

  /** The tab. */
  public Page page() {
    return page;
  }

  /** The headline, where the job is in this state. */
  public Locator state(String state) {
    return page.locator("mi-debug-bar h2[data-state=" + state + "]");
  }

  /** The button of a control, of attaching, or of taking the control. */
  public Locator button(String action) {
    return page.locator("mi-debug-bar [data-action=" + action + "]");
  }

  /** What the bar tells beside the headline. */
  public Locator detail() {
    return page.locator("mi-debug-bar [data-detail]");
  }

  /** Who controls the job, where it is somebody else. */
  public Locator controller() {
    return page.locator("mi-debug-bar [data-controller]");
  }

  /** How long the job stays attached without a request of this page. */
  public Locator lease() {
    return page.locator("mi-debug-bar [data-lease]");
  }

  /** Which node of how many runs next. */
  public Locator place() {
    return page.locator("mi-debug-page [data-place]");
  }

  /** Attaches, and waits until the job has confirmed. */
  public void attach() {
    button("attach").click();
    assertThat(button("detach")).isVisible();
  }

  /** Pauses by the key, and waits until the job stands. */
  public void pause() {
    page.keyboard().press("F6");
    assertThat(state("paused")).containsText("Paused before");
  }

  /** Runs one node by the key, and waits until the job stands before the next. */
  public void stepNode() {
    var place = place();
    assertThat(place).hasText(PLACE);
    var at = PLACE.matcher(place.innerText());
    if (!at.matches()) {
      throw new AssertionError(place.innerText());
    }
    // After the last node of a step comes the first of the next.
    long next = (long) Shown.number(at.group(1)) % (long) Shown.number(at.group(2)) + 1;
    page.keyboard().press("F10");
    assertThat(place).hasText("node %s of %s".formatted(Shown.grouped(next), at.group(2)));
  }

  /** Sets a watchpoint: tensors of these nodes whose mean of absolute values is above a limit. */
  public void watchAbsMean(String limit, String nodes) {
    form().locator("[name=condition]").selectOption("tensor_too_large");
    form().locator("[name=parameter]").selectOption("abs_mean_gt");
    form().locator("[name=limit]").fill(limit);
    watch(nodes);
  }

  /** Sets a watchpoint: tensors of these nodes that have NaN or infinities. */
  public void watchOverflow(String nodes) {
    form().locator("[name=condition]").selectOption("tensor_overflow");
    watch(nodes);
  }

  private Locator form() {
    return page.locator("mi-watch-pane form");
  }

  private void watch(String nodes) {
    form().locator("[name=nodes]").fill(nodes);
    var set = watchpoints().count();
    form().locator("button").click();
    assertThat(watchpoints()).hasCount(set + 1);
  }

  /** Deletes all watchpoints. */
  public void unwatchAll() {
    for (var left = watchpoints().count(); left > 0; left--) {
      watchpoints().first().getByRole(AriaRole.BUTTON).click();
      assertThat(watchpoints()).hasCount(left - 1);
    }
  }

  /** The watchpoints that are listed. */
  public Locator watchpoints() {
    return page.locator("mi-watch-pane [data-watchpoints] li");
  }

  /** The hits that are listed, the newest first. */
  public Locator hits() {
    return page.locator("mi-watch-pane [data-hits] button.hit");
  }

  /** Full name of the node whose tensors are shown. */
  public Locator shownNode() {
    return page.locator("mi-tensor-pane [data-node]");
  }

  /** A figure of the tensor that is shown, such as {@code max}, to its last digit. */
  public double figure(String name) {
    var figure = page.locator("mi-tensor-view [data-figure=" + name + "]");
    return Shown.number(figure.getAttribute("title"));
  }

  /** The elements that are shown, row by row. */
  public Locator cells() {
    return page.locator("mi-tensor-view td");
  }

  /** Detaches, and waits until the job goes on. */
  public void detach() {
    button("detach").click();
    assertThat(state("paused")).hasCount(0);
  }
}
