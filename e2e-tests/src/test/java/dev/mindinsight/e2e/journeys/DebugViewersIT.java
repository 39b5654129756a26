package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Debugger;
import dev.mindinsight.e2e.stage.LiveJobs;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Training;
import dev.mindinsight.e2e.stage.Visit;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One job of a demo that lasts, and those who look at it: they fight over it, leave it, or vanish;
 * at last it is killed.
 */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebugViewersIT {

  private static Product demo;
  private static LiveJobs jobs;
  private static String id;

  @BeforeAll
  static void startTheDemo() {
    demo = Product.launched("debug-viewers", "demo", "--epochs", "1000").awaitAnswer();
    jobs = LiveJobs.of(demo.api());
    id = jobs.awaitRunning();
  }

  @AfterAll
  static void endTheDemo() {
    demo.close();
  }

  @BeforeEach
  void tolerate(Visit visit) {
    // A job that goes on refuses what its page asked of the stop before.
    visit.jobsMayGoOn();
  }

  private static Debugger open(Visit visit) {
    var page = Debugger.on(visit.open(address()));
    assertThat(page.state("running")).isVisible();
    return page;
  }

  private static URI address() {
    return demo.address().resolve("debug");
  }

  private static Debugger openAndPause(Visit visit) {
    var page = open(visit);
    page.attach();
    page.pause();
    return page;
  }

  private static String node() {
    return jobs.row(id).get("node").asString();
  }

  @Test
  @Order(1)
  void ofTwoViewersOneControlsUntilTheOtherTakesIt(Visit visit) {
    var ann = openAndPause(visit);
    var bob = Debugger.on(visit.open(address()));
    var annsName = jobs.job(id).get("controller").asString();
    assertThat(bob.state("paused")).isVisible();
    assertThat(bob.controller()).hasText(annsName + " controls");
    expectBlocked(bob, annsName);

    // Bob's key moved nothing: Ann's next step is to the node after this one.
    bob.page().keyboard().press("F10");
    ann.stepNode();
    assertThat(bob.place()).hasText(ann.place().innerText());

    bob.button("take").click();
    assertThat(bob.button("detach")).isVisible();
    var bobsName = jobs.job(id).get("controller").asString();
    assertThat(bobsName).isNotEqualTo(annsName);
    assertThat(ann.controller()).hasText(bobsName + " controls");
    expectBlocked(ann, bobsName);
    Visit.picture(ann.page(), "debug-control-lost");
    ann.page().keyboard().press("F5");
    bob.stepNode();
    assertThat(ann.place()).hasText(bob.place().innerText());
    bob.detach();
    jobs.awaitLetGo(id);
    assertThat(ann.button("attach")).isVisible();
  }

  private static void expectBlocked(Debugger viewer, String controller) {
    for (var action : new String[] {"continue", "nextNode", "nextStep"}) {
      assertThat(viewer.button(action)).hasAttribute("aria-disabled", "true");
      assertThat(viewer.button(action))
          .hasAttribute("aria-description", controller + " controls the job: take control first.");
    }
  }

  /** Its lease of a minute would end long after what is waited for here. */
  @Test
  @Order(2)
  void aReloadFindsTheJobWhereItWasAndAClosedPageLetsItGo(Visit visit) {
    var page = openAndPause(visit);
    var node = node();
    page.page().reload();
    assertThat(page.state("paused")).isVisible();
    assertThat(page.button("detach")).isVisible();
    Await.until("the usual lease", () -> jobs.job(id).get("leaseSeconds").asInt() == 60);
    assertThat(node()).isEqualTo(node);
    page.stepNode();
    page.page().close();
    jobs.awaitLetGo(id);
  }

  @Test
  @Order(3)
  void aPageThatVanishesLetsTheJobGoWhenItsLeaseEnds(Visit visit) {
    var page = openAndPause(visit);
    var me = jobs.job(id).get("controller").asString();
    var mine = "{\"client\":\"%s\",\"lease\":3}".formatted(me);
    assertThat(demo.api().post("debug/jobs/" + id + "/attach", mine).statusCode()).isEqualTo(200);
    // As long as the page lives, it holds the job.
    page.stepNode();
    assertThat(page.lease()).hasText("You control · lease 3 s");
    page.stepNode();
    var node = node();
    page.page().waitForTimeout(4_000);
    assertThat(node()).isEqualTo(node);
    assertThat(jobs.row(id).get("state").asString()).isEqualTo("paused");

    assertThatThrownBy(() -> page.page().navigate("chrome://crash"))
        .isInstanceOf(PlaywrightException.class);
    jobs.awaitLetGo(id);
  }

  @Test
  @Order(4)
  void aJobThatIsKilledAtAPauseIsLostAndDisturbsNothing(Visit visit) {
    var page = openAndPause(visit);
    try (var other =
        Training.started(
            "debug-other", demo.workspace(), "", "--model", "mlp", "--epochs", "1000")) {
      Await.until("a second job", () -> jobs.all().size() == 2);
      var second = jobs.all().getLast().get("id").asString();
      demo.killJob();
      assertThat(page.state("lost")).containsText("Lost in step ");
      assertThat(page.detail())
          .containsText("The job does not answer. If its process lives, it goes on training");
      Visit.picture(page.page(), "debug-job-lost");
      assertThat(page.button("nextNode"))
          .hasAttribute("aria-description", "The job does not answer.");
      var step = jobs.row(second).get("step").asLong();
      Await.until("the other job's next steps", () -> jobs.row(second).get("step").asLong() > step);
      Shell.on(page.page()).awaitLive();
      assertThat(demo.api().get("health").get("status").asString()).isEqualTo("up");
      assertThat(other.log()).doesNotContain("no debugger");
    }
  }
}
