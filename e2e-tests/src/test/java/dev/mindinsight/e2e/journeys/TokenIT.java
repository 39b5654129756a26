package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants a token shows nothing without it, and all with it. */
@ExtendWith(Stage.class)
class TokenIT {

  private static final String TOKEN = "correct-horse-battery-staple-1234";

  @Test
  void aPersonSignsInOnceByTheTokenOfTheFile(Visit visit, @TempDir Path directory)
      throws Exception {
    EventFile.begun().curve("loss", 10).into(directory.resolve("logs/job"));
    var file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    try (var product =
        Product.launched(
                "token",
                "start",
                "--logdir",
                directory.resolve("logs").toString(),
                "--token-file",
                file.toString())
            .awaitAnswer()) {
      assertThat(product.api().send("runs").statusCode()).isEqualTo(401);
      assertThat(product.api().withToken("wrong").send("runs").statusCode()).isIn(401, 403);
      assertThat(product.api().withToken(TOKEN).send("runs").statusCode()).isEqualTo(200);
      visit.refusalsMayHappen();

      var stranger = visit.open(product.address().resolve("runs"));
      assertThat(stranger.getByText("job")).hasCount(0);
      Visit.picture(stranger, "token-stranger");

      var page = visit.open(product.address().resolve("login#" + TOKEN));
      assertThat(Runs.on(page).row("job")).isVisible();
      assertThat(page.url()).as("the address shows no token").doesNotContain(TOKEN);
      Shell.on(page).awaitLive();
      page.reload();
      assertThat(Runs.on(page).row("job")).isVisible();
      assertThat((String) page.evaluate("document.cookie"))
          .as("no script can read the token")
          .doesNotContain(TOKEN);
      assertThat(product.log()).doesNotContain(TOKEN);
    }
  }

  @Test
  void beyondThisMachineThePrintedLinkSignsIn(Visit visit, @TempDir Path directory) {
    EventFile.begun().curve("loss", 10).into(directory.resolve("job"));
    try (var product =
        Product.launched(
                "token-host", "start", "--logdir", directory.toString(), "--host", "0.0.0.0")
            .awaitAnswer()) {
      var said = Pattern.compile("MindInsight is at http://\\S+/(login#\\S+)");
      Await.until("the link", () -> said.matcher(product.log()).find());
      var link = said.matcher(product.log());
      assertThat(link.find()).isTrue();
      visit.refusalsMayHappen();
      var stranger = visit.open(product.address().resolve("charts"));
      assertThat(stranger.getByLabel("token")).isVisible();

      // The link names the machine; a page here may only ask for localhost.
      var page = visit.open(product.address().resolve(link.group(1)));
      assertThat(Runs.on(page).row("job")).isVisible();
      Shell.on(page).awaitLive();
    }
  }

  @Test
  void aWrongTokenIsRefusedWithAMessage(Visit visit, @TempDir Path directory) throws Exception {
    var file = Files.writeString(directory.resolve("token"), TOKEN);
    try (var product =
        Product.launched(
                "token", "start", "--logdir", directory.toString(), "--token-file", file.toString())
            .awaitAnswer()) {
      visit.refusalsMayHappen();
      var page = visit.open(product.address().resolve("login"));
      page.getByLabel("token").fill("wrong");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      Visit.picture(page, "token-wrong");
      page.getByLabel("token").fill(TOKEN);
      page.keyboard().press("Enter");
      Shell.on(page).awaitLive();
    }
  }
}
