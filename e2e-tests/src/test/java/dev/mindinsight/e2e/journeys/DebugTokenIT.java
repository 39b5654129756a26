package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Debugger;
import dev.mindinsight.e2e.stage.LiveJobs;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Training;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants a token lets neither a stranger's page nor a stranger's job in. */
@ExtendWith(Stage.class)
class DebugTokenIT {

  private static final String TOKEN = "correct-horse-battery-staple-1234";

  @Test
  void withoutTheTokenNobodyLooksAndNoJobIsSeen(Visit visit, @TempDir Path directory)
      throws Exception {
    var file = Files.writeString(directory.resolve("token"), TOKEN);
    var runs = Files.createDirectories(directory.resolve("runs")).toString();
    int port = Product.freePort();
    try (var server =
            Product.launched(
                    "debug-token",
                    "start",
                    "--logdir",
                    runs,
                    "--token-file",
                    file.toString(),
                    "--debugger-port",
                    Integer.toString(port))
                .awaitAnswer();
        var without = training("debug-without-token", directory.resolve("a"), "", port);
        var wrong = training("debug-wrong-token", directory.resolve("b"), "guess", port);
        var right = training("debug-right-token", directory.resolve("c"), TOKEN, port)) {
      expectOneLine(without, port, "got none");
      expectOneLine(wrong, port, "got another");
      visit.refusalsMayHappen();
      var stranger = visit.open(server.address().resolve("debug"));
      assertThat(stranger.getByLabel("token")).isVisible();
      assertThat(stranger.locator("mi-debug-page")).hasCount(0);

      assertThat(server.api().send("debug/jobs").statusCode()).isEqualTo(401);
      assertThat(server.api().withToken("guess").send("debug/jobs").statusCode()).isEqualTo(401);
      var known = server.api().withToken(TOKEN);
      var id = LiveJobs.of(known).awaitListed();
      assertThat(server.api().post("debug/jobs/" + id + "/attach", "{}").statusCode())
          .isEqualTo(401);

      var page = visit.open(server.address().resolve("login#" + TOKEN));
      assertThat(page).hasURL(server.address().resolve("runs").toString());
      page.navigate(server.address().resolve("debug").toString());
      var debugger = Debugger.on(page);
      debugger.attach();
      debugger.detach();
      assertThat(right.log()).doesNotContain("no debugger").doesNotContain(TOKEN);
      visit.serverMayBeLost();
    }
  }

  private static Training training(String name, Path workspace, String token, int port)
      throws Exception {
    Files.createDirectories(workspace);
    return Training.started(
        name,
        workspace,
        token,
        "--model",
        "mlp",
        "--epochs",
        token.equals(TOKEN) ? "1000" : "1",
        "--debugger-port",
        Integer.toString(port));
  }

  /** It says so once, trains to the end, and dials on. */
  private static void expectOneLine(Training job, int port, String came) {
    assertThat(job.awaitState()).isNotEmpty();
    assertThat(job.log())
        .contains(
            "no debugger at 127.0.0.1:%d (Conflict: the server wants a token, %s)"
                .formatted(port, came));
    assertThat(job.log().split("no debugger at ", -1)).hasSize(2);
    assertThat(job.log()).doesNotContain("\tat ");
  }
}
