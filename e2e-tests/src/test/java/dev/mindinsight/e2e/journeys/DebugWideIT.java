package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.ChainJob;
import dev.mindinsight.e2e.stage.Debugger;
import dev.mindinsight.e2e.stage.LiveJobs;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shown;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A job of 10,000 nodes, all of which are watched, and all of which hit. */
@ExtendWith(Stage.class)
class DebugWideIT {

  /** As many hits as a page lists. */
  private static final int LISTED = 200;

  private static final String FIRST = "node 1 of " + Shown.grouped(ChainJob.NODES);

  @Test
  void aPageStaysUsableWhileTenThousandNodesHit(Visit visit, @TempDir Path directory)
      throws Exception {
    var runs = Files.createDirectories(directory.resolve("runs"));
    int port = Product.freePort();
    try (var server =
            Product.launched(
                    "debug-wide",
                    "start",
                    "--logdir",
                    runs.toString(),
                    "--debugger-port",
                    Integer.toString(port))
                .awaitAnswer();
        var job = new ChainJob(runs.resolve("wide"), port)) {
      visit.jobsMayGoOn();
      var id = LiveJobs.of(server.api()).awaitRunning();
      var page = Debugger.on(visit.open(server.address().resolve("debug")));
      page.attach();
      page.pause();
      page.stepNode();
      page.watchOverflow("layer*/op*");
      hitOne(page);
      hitAll(page, job, server.api(), id);
      Visit.picture(page.page(), "debug-wide");
      expectFew(page.page());
      page.detach();
      LiveJobs.of(server.api()).awaitLetGo(id);
      visit.serverMayBeLost();
    }
  }

  /** Node by node: the job stops behind the first that hits, as does the next one. */
  private static void hitOne(Debugger page) {
    for (int hits = 1; hits <= 2; hits++) {
      page.button("continue").click();
      assertThat(page.hits()).hasCount(hits);
      assertThat(page.state("paused")).isVisible();
    }
    page.hits().first().click();
    assertThat(page.shownNode()).hasText(Pattern.compile("layer\\d{3}/op\\d{2}"));
    assertThat(page.page().locator("mi-tensor-view [data-figure=NaN] dd")).hasText("1");
    assertThat(page.figure("mean")).isEqualTo(2);
  }

  /** What is neither kept nor told is counted, and the sum is every node of the step. */
  private static void hitAll(Debugger page, ChainJob job, Api api, String id) {
    job.runInOneGo();
    page.unwatchAll();
    page.button("nextStep").click();
    assertThat(page.place()).hasText(FIRST);
    page.watchOverflow("*");
    page.button("continue").click();
    assertThat(page.hits()).hasCount(LISTED);
    assertThat(page.place()).hasText(FIRST);
    Await.until("every hit", () -> told(api, id) >= ChainJob.NODES);
    assertThat(page.hits()).hasCount(LISTED);
    var listed = "[data-hits=\"" + Api.list(hits(api, id).get("hits")).size() + "\"]";
    assertThat(page.page().locator("mi-watch-pane " + listed)).isVisible();
    assertThat(page.page().locator("mi-watch-pane"))
        .containsText("The newest " + LISTED + " are listed.");
  }

  private static JsonNode hits(Api api, String id) {
    return api.get("debug/jobs/" + id + "/hits");
  }

  private static long told(Api api, String id) {
    var hits = hits(api, id);
    return hits.get("hits").size() + (hits.has("dropped") ? hits.get("dropped").asLong() : 0);
  }

  /** Of all that is there a page holds what can be looked at. */
  private static void expectFew(Page page) {
    var elements =
        page.evaluate(
            """
            () => {
              const count = (root) => [...root.querySelectorAll('*')]
                .reduce((n, e) => n + 1 + (e.shadowRoot ? count(e.shadowRoot) : 0), 0);
              return count(document);
            }\
            """);
    assertThat(((Number) elements).intValue()).isLessThan(5_000);
  }
}
