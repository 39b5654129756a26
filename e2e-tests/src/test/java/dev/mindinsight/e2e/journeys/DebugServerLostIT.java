package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Debugger;
import dev.mindinsight.e2e.stage.LiveJobs;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Training;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server goes away while it holds a job at a pause, in two ways; the training goes on, and is
 * found again. That its weights stay those of an undisturbed run is tested in the engine.
 */
@ExtendWith(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebugServerLostIT {

  /** What the keep-alive of both ends allows, and time for the next step to reach the file. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(22);

  /** Less than the keep-alive takes: the stream's end is heard of, not missed. */
  private static final Duration BREAK_MAX = Duration.ofSeconds(8);

  @TempDir private static Path space;

  private static int port;
  private static Product server;
  private static Training job;
  private static String id;

  @BeforeAll
  static void startTheServerAndTheJob() throws Exception {
    port = Product.freePort();
    var debuggerPort = Integer.toString(port);
    var runs = Files.createDirectories(space.resolve("runs")).toString();
    server =
        Product.launched("debug-lost", "start", "--logdir", runs, "--debugger-port", debuggerPort)
            .awaitAnswer();
    job =
        Training.started(
            "debug-survivor", space, "", "--epochs", "1000", "--debugger-port", debuggerPort);
    id = jobs().awaitRunning();
  }

  @AfterAll
  static void endBoth() {
    server.close();
    job.close();
  }

  @BeforeEach
  void tolerate(Visit visit) {
    visit.jobsMayGoOn();
    visit.serverMayBeLost();
  }

  private static LiveJobs jobs() {
    return LiveJobs.of(server.api());
  }

  private static Debugger openAndPause(Visit visit) {
    var page = Debugger.on(visit.open(server.address().resolve("debug")));
    page.attach();
    page.pause();
    return page;
  }

  private static void awaitGrowth(Duration max) {
    long written = job.written();
    Await.until(max, job::log, () -> job.written() > written);
  }

  /**
   * Its machine sleeps: the sockets stay and nothing comes of them, which the keep-alive notices.
   */
  @Test
  @Order(1)
  void silentItLetsTheTrainingGoOnWithinTheKeepAlive(Visit visit) {
    openAndPause(visit).page().close();
    // Held by a script with a long lease, so that nothing but the silence can end the pause.
    var held = "{\"client\":\"script\",\"take\":true,\"lease\":600}";
    assertThat(server.api().post("debug/jobs/" + id + "/attach", held).statusCode()).isEqualTo(200);
    assertThat(jobs().row(id).get("state").asString()).isEqualTo("paused");
    server.suspend();
    try {
      awaitGrowth(SILENCE_MAX);
    } finally {
      server.resume();
    }
    assertThat(jobs().awaitRunning()).isEqualTo(id);
    assertThat(jobs().row(id).get("attached").asBoolean()).isFalse();
  }

  /** Killed it takes its sockets with it, and the job hears of that at once. */
  @Test
  @Order(2)
  void killedItLetsTheTrainingGoOnAndItsSuccessorFindsTheJob(Visit visit) {
    var page = openAndPause(visit);
    server.kill();
    awaitGrowth(BREAK_MAX);
    assertThat(page.state("silent")).containsText("The server does not answer");
    assertThat(page.detail()).containsText("Last heard of the job: Paused before ");
    assertThat(page.detail()).containsText("It goes on by itself: at once if the server is gone");
    assertThat(page.button("nextNode"))
        .hasAttribute("aria-description", "The server does not answer.");
    Visit.picture(page.page(), "debug-server-gone");

    server = server.startedAgain().awaitAnswer();
    assertThat(jobs().awaitRunning()).isEqualTo(id);
    // The same page, which nobody has loaded again.
    assertThat(page.state("running")).isVisible();
    page.attach();
    page.pause();
    page.stepNode();
    page.detach();
    jobs().awaitLetGo(id);
    assertThat(job.log()).as("one line an outage").contains("no debugger at 127.0.0.1:" + port);
    assertThat(job.log().split("no debugger at ", -1)).hasSize(3);
  }
}
