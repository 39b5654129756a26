package dev.mindinsight.e2e.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import tools.jackson.databind.JsonNode;

/** The Debug page of a tab, and what the API says of its job. */
public final class Debugging {

  private final Page page;

  private Debugging(Page page) {
    this.page = page;
  }

  /** The Debug page that is open in a tab. */
  public static Debugging on(Page page) {
    return new Debugging(page);
  }

  /** Waits until a job runs whose graph has been read. */
  public static void awaitJob(Api api) {
    Await.until(
        "a job of a run with a graph",
        () ->
            Api.list(api.get("debug/jobs").get("jobs")).stream().anyMatch(job -> known(api, job)));
  }

  private static boolean known(Api api, JsonNode job) {
    return job.get("state").asString().equals("running")
        && !api.get("debug/jobs/" + job.get("id").asString()).get("graphs").isEmpty();
  }

  /** The only job. */
  public static JsonNode job(Api api) {
    return api.get("debug/jobs").get("jobs").get(0);
  }

  /** The control of an action, or attach, take or detach. */
  public Locator control(String action) {
    return page.locator("mi-debug-bar [data-action=" + action + "]");
  }

  /** What the job is doing, while it is that. */
  public Locator state(String state) {
    return page.locator("mi-debug-bar h2[data-state=" + state + "]");
  }

  /** Attaches and waits until that is confirmed. */
  public void attach() {
    control("attach").click();
    assertThat(control("detach")).isVisible();
  }

  /** Attaches and pauses. */
  public void stop() {
    attach();
    page.keyboard().press("F6");
    assertThat(state("paused")).containsText("Paused before");
  }

  /** Sets a watchpoint on every tensor of some nodes, continues, and opens the hit. */
  public void stopAt(String nodes) {
    var form = page.locator("mi-watch-pane form");
    form.locator("[name=condition]").selectOption("tensor_too_large");
    form.locator("[name=parameter]").selectOption("abs_mean_gt");
    form.locator("[name=limit]").fill("0");
    form.locator("[name=nodes]").fill(nodes);
    form.locator("button").click();
    assertThat(page.locator("mi-watch-pane [data-watchpoints] li")).hasCount(1);
    control("continue").click();
    assertThat(hits().first()).isVisible();
    assertThat(state("paused")).isVisible();
    hits().first().click();
    assertThat(page.locator("mi-tensor-view td").first()).isVisible();
  }

  /** The hits, the newest first. */
  public Locator hits() {
    return page.locator("mi-watch-pane [data-hits] button.hit");
  }
}
