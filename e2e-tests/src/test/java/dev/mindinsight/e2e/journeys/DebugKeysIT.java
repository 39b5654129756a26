package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Debugging;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A training is stopped, stepped, looked into and let go without a mouse. */
@ExtendWith(Stage.class)
class DebugKeysIT {

  /** More stops than the page has. */
  private static final int STOPS_MAX = 80;

  private static final Pattern PLACE = Pattern.compile("node (\\d+) of (\\d+)");

  /** What has the focus, through shadow roots, and whether a person sees that it has. */
  private static final String FOCUSED =
      """
      () => {
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        const of = e?.getAttribute('data-action') ?? e?.getAttribute('data-slot') ?? e?.getAttribute('name')
            ?? e?.getAttribute('aria-label') ?? e?.textContent.trim() ?? '';
        const s = getComputedStyle(e);
        const seen = e === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1);
        return (seen ? '' : 'unseen ') + of;
      }\
      """;

  private static String focused(Page page) {
    return (String) page.evaluate(FOCUSED);
  }

  /** Tabs on until something has the focus. */
  private static void tabTo(Page page, String wanted) {
    var passed = new ArrayList<String>();
    for (int i = 0; i < STOPS_MAX; i++) {
      page.keyboard().press("Tab");
      var at = focused(page);
      passed.add(at);
      assertThat(at).as("every stop shows the focus").doesNotStartWith("unseen");
      if (at.startsWith(wanted)) {
        return;
      }
    }
    throw new AssertionError("Tab never reached " + wanted + " but " + passed);
  }

  @Test
  void attachPauseStepWatchOpenReadAndLetGo(Visit visit) {
    try (var demo = Product.launched("keys", "demo", "--epochs", "30", "--debugger-port", "0")) {
      demo.awaitAnswer();
      Debugging.awaitJob(demo.api());
      visit.jobsMayGoOn();
      var page = visit.open(demo.address().resolve("debug"));
      var debugging = Debugging.on(page);
      assertThat(debugging.control("attach")).isVisible();
      tabTo(page, "attach");
      assertThat(page.locator("mi-debug-bar [data-detail]"))
          .containsText("every node is looked at");
      page.keyboard().press("Enter");
      assertThat(debugging.control("detach")).isVisible();
      assertThat(debugging.control("detach")).isFocused();

      page.keyboard().press("F6");
      assertThat(debugging.state("paused")).isVisible();
      expectSteps(page, demo);
      expectStopsInOrder(page);
      expectTheEndToBeAskedFor(page, debugging);
      stopAtAGradient(page, debugging);
      readTheTensor(page);

      tabTo(page, "detach");
      page.keyboard().press("Enter");
      assertThat(debugging.state("running")).isVisible();
      assertThat(debugging.control("attach")).isFocused();
      assertThat(Debugging.job(demo.api()).get("attached").asBoolean()).isFalse();
    }
  }

  private static void expectSteps(Page page, Product demo) {
    var place = page.locator("mi-debug-page [data-place]");
    var at = PLACE.matcher(place.innerText());
    assertThat(at.matches()).as(place.innerText()).isTrue();
    // After the last node of a step comes the first of the next.
    int next = Integer.parseInt(at.group(1)) % Integer.parseInt(at.group(2)) + 1;
    page.keyboard().press("F10");
    assertThat(place).hasText("node " + next + " of " + at.group(2));
    long step = Debugging.job(demo.api()).get("step").asLong();
    page.keyboard().press("Control+F10");
    Await.until("the next step", () -> Debugging.job(demo.api()).get("step").asLong() == step + 1);
    assertThat(place).containsText("node 1 of");
  }

  /** The stops stand in the order in which the page is read. */
  private static void expectStopsInOrder(Page page) {
    var stops = new ArrayList<String>();
    for (int i = 0; i < STOPS_MAX && !stops.contains("Elements"); i++) {
      page.keyboard().press("Tab");
      stops.add(focused(page));
    }
    assertThat(stops)
        .containsSubsequence(
            "Nodes of the step", "Graph", "Order", "Search nodes", "condition", "nodes", "Watch")
        .anyMatch(stop -> stop.matches("(input|output):0"));
    page.keyboard().press("Shift+Tab");
    tabBackTo(page, "continue");
    var bar = new ArrayList<>(List.of(focused(page)));
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("Tab");
      bar.add(focused(page));
    }
    assertThat(bar)
        .containsExactly("continue", "pause", "nextNode", "nextStep", "terminate", "detach");
  }

  private static void tabBackTo(Page page, String wanted) {
    for (int i = 0; i < STOPS_MAX && !focused(page).equals(wanted); i++) {
      page.keyboard().press("Shift+Tab");
    }
    assertThat(focused(page)).isEqualTo(wanted);
  }

  private static void expectTheEndToBeAskedFor(Page page, Debugging debugging) {
    tabBackTo(page, "terminate");
    assertThat(page.locator("mi-debug-bar [data-detail]")).containsText("after a question");
    page.keyboard().press("Enter");
    assertThat(page.locator("mi-end-dialog [data-choice=keep]")).isFocused();
    page.keyboard().press("F5");
    page.keyboard().press("Escape");
    assertThat(page.locator("mi-end-dialog [data-choice=keep]")).hasCount(0);
    assertThat(debugging.control("terminate")).isFocused();
    assertThat(debugging.state("paused")).isVisible();
  }

  private static void stopAtAGradient(Page page, Debugging debugging) {
    tabTo(page, "condition");
    page.keyboard().press("ArrowDown");
    tabTo(page, "limit");
    page.keyboard().type("0");
    tabTo(page, "nodes");
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().type("gradients/model/conv2/*");
    page.keyboard().press("Enter");
    assertThat(page.locator("mi-watch-pane [data-watchpoints] li"))
        .containsText("mean of absolute values > 0 in gradients/model/conv2/*");
    page.keyboard().press("F5");
    assertThat(debugging.hits().first()).containsText("gradients/model/conv2/");
    assertThat(debugging.state("paused")).isVisible();
    tabTo(page, "gradients/model/conv2/");
    page.keyboard().press("Enter");
    assertThat(debugging.hits().first()).hasAttribute("aria-pressed", "true");
  }

  private static void readTheTensor(Page page) {
    assertThat(page.locator("mi-tensor-pane [data-node]")).containsText("gradients/model/conv2/");
    tabTo(page, "output:0");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("mi-tensor-pane [role=radio]:focus"))
        .hasAttribute("aria-checked", "true");
    assertThat(page.locator("mi-tensor-pane [role=radio]:focus"))
        .hasAttribute("data-slot", Pattern.compile("input:\\d"));
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("mi-tensor-pane [data-slot='output:0']")).isFocused();
    tabTo(page, "Elements");
    assertThat(page.locator("mi-tensor-view td").first()).isVisible();
    tabTo(page, "Histogram of");
  }
}
