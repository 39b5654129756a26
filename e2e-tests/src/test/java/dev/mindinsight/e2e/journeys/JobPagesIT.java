package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Axe;
import dev.mindinsight.e2e.stage.Debugging;
import dev.mindinsight.e2e.stage.Layout;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import dev.mindinsight.e2e.stage.WideJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pages Debug and Profile, filled and empty, in both themes and at every supported width:
 * nothing is cut, covered or unreadable, and axe-core finds nothing grave.
 */
@ExtendWith(Stage.class)
class JobPagesIT {

  private static final List<Look> SIZES =
      List.of(
          new Look(ColorScheme.LIGHT, 1024, 768),
          new Look(ColorScheme.LIGHT, 1920, 1080),
          new Look(ColorScheme.LIGHT, 1280, 800));

  /** The same page at all sizes, in turn, and in both themes: a job is stopped once. */
  private static void expectGood(Page page, String name) {
    for (var look : SIZES) {
      page.setViewportSize(look.width(), look.height());
      Layout.expectInReach(page, name);
      Layout.expectReadable(page, name);
    }
    Axe.expectAccessible(page, name);
  }

  @Test
  void aTrainingThatIsStoppedAndItsProfile(Visit visit) {
    try (var demo =
        Product.launched("job-pages", "demo", "--epochs", "30", "--debugger-port", "0")) {
      demo.awaitAnswer();
      Debugging.awaitJob(demo.api());
      visit.jobsMayGoOn();
      var page = visit.open(demo.address().resolve("debug"));
      var debugging = Debugging.on(page);
      assertThat(debugging.control("attach")).isVisible();
      expectGood(page, "debug-running");
      debugging.attach();
      expectGood(page, "debug-attached");
      page.keyboard().press("F6");
      assertThat(debugging.state("paused")).isVisible();
      debugging.stopAt("gradients/model/conv2/*");
      expectGood(page, "debug-hit");
      page.locator("mi-debug-graph button").getByText("Order").click();
      expectGood(page, "debug-order");
      debugging.control("terminate").click();
      Axe.expectAccessible(page, "debug-end");
      page.locator("mi-end-dialog [data-choice=keep]").click();

      var other = visit.open(demo.address().resolve("debug"));
      assertThat(Debugging.on(other).control("take")).isVisible();
      expectGood(other, "debug-watching");
      debugging.control("detach").click();
      assertThat(debugging.state("running")).isVisible();

      page.navigate(demo.address().resolve("profile").toString());
      assertThat(page.locator("mi-profile-page tr[data-key=conv2d]")).isVisible();
      assertThat(page.locator("mi-recorder-control [data-recorder]")).isVisible();
      expectGood(page, "profile");
    }
  }

  @Test
  void theRecorderIsSwitchedWhileTheJobRuns(Visit visit) {
    try (var demo =
        Product.launched("recorder", "demo", "--epochs", "30", "--debugger-port", "0")) {
      demo.awaitAnswer();
      Debugging.awaitJob(demo.api());
      var page = visit.open(demo.address().resolve("profile"));
      var recorder = page.locator("mi-recorder-control");
      assertThat(recorder.locator("[data-recorder='50']")).isVisible();
      recorder.locator("input").fill("7");
      recorder.locator("input").press("Enter");
      assertThat(recorder.locator("[data-recorder='7']")).isVisible();
      Await.until("a step that 7 divides and 50 does not", () -> recorded(demo, 7, 50));
      recorder.locator("input").fill("0");
      recorder.locator("input").press("Enter");
      assertThat(recorder.locator("[data-fault]")).containsText("from 1 to 1");
      assertThat(recorder.locator("[data-recorder='7']")).isVisible();
      recorder.locator("select").selectOption("off");
      assertThat(recorder.locator("[data-recorder='0']")).isVisible();
      assertThat(Debugging.job(demo.api()).at("/recorder/everySteps").asInt()).isZero();
      assertThat(Debugging.job(demo.api()).get("attached").asBoolean()).isFalse();
    }
  }

  private static boolean recorded(Product demo, int divisor, int other) {
    var profiles = demo.api().get("profiles").get("profiles");
    return !profiles.isEmpty()
        && Api.list(profiles.get(0).get("steps")).stream()
            .anyMatch(step -> step.asLong() % divisor == 0 && step.asLong() % other != 0);
  }

  @Test
  void withoutAJobOrAProfile(Visit visit) throws Exception {
    Path logs = Files.createDirectories(Product.TARGET.resolve("job-pages-empty"));
    try (var server = Product.serving("no-job", "" + logs)) {
      var page = visit.open(server.address().resolve("debug"));
      assertThat(page.locator("mi-debug-page [data-empty]")).containsText("No job to look into");
      expectGood(page, "debug-empty");
      page.navigate(server.address().resolve("profile").toString());
      assertThat(page.locator("mi-profile-page [data-empty]")).isVisible();
      expectGood(page, "profile-empty");
    }
  }

  @Test
  void tenThousandNodesAndTensorsThatAreSeldomSeen(Visit visit) throws Exception {
    Path logs = Files.createTempDirectory(Product.TARGET, "wide-");
    try (var server = Product.serving("wide", "" + logs);
        var job = new WideJob(logs, debugPort(server))) {
      Debugging.awaitJob(server.api());
      visit.jobsMayGoOn();
      var page = visit.open(server.address().resolve("debug"));
      var debugging = Debugging.on(page);
      debugging.stop();
      long step = Debugging.job(server.api()).get("step").asLong();
      page.keyboard().press("Control+F10");
      assertThat(debugging.state("paused")).containsText("step " + (step + 1));
      var place = page.locator("mi-debug-page [data-place]");
      assertThat(place).hasText("node 1 of 10\u2009004");
      int ran = 0;
      for (var name : List.of(WideJob.SPECIAL, WideJob.SCALAR, WideJob.EMPTY, WideJob.LONG)) {
        page.keyboard().press("F10");
        ran++;
        assertThat(place).hasText("node " + (ran + 1) + " of 10\u2009004");
        page.locator("mi-debug-graph button").getByText("Order").click();
        page.locator("mi-step-list [role=option][data-name='" + head(name) + "']").click();
        assertThat(page.locator("mi-tensor-pane [data-slot='output:0']")).isVisible();
        page.locator("mi-tensor-pane [data-slot='output:0']").click();
        page.locator("mi-debug-graph button").getByText("Graph").click();
        assertThat(page.locator("mi-debug-graph mi-graph-canvas")).isVisible();
        expectGood(page, "debug-wide-" + name.substring(4, 11));
      }
      debugging.control("terminate").click();
      page.locator("mi-end-dialog [data-choice=end]").click();
      assertThat(debugging.state("ended")).isVisible();
      assertThat(job.isOver()).isTrue();
      expectGood(page, "debug-ended");
    }
  }

  private static int debugPort(Product server) {
    return server.api().get("health").at("/debugger/port").asInt();
  }

  private static String head(String name) {
    return name.substring(0, Math.min(200, name.length()));
  }
}
