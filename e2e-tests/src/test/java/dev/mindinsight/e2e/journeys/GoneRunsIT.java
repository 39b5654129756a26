package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files go away, or become others, while a person looks at what was in them. */
@ExtendWith(Stage.class)
class GoneRunsIT {

  private static final int OLD_POINTS = 100;
  private static final int NEW_POINTS = 40;

  @Test
  void aRunIsDeletedAndAnotherReplacedWhileTheyAreShown(Visit visit, @TempDir Path logs)
      throws Exception {
    Path deleted = write(logs, "deleted", OLD_POINTS);
    Path replaced = write(logs, "replaced", OLD_POINTS);
    try (var product = Product.serving("gone", logs.toString())) {
      var page = visit.open(product.address().resolve("charts"));
      var charts = Charts.on(page);
      charts.awaitRaw("loss", 2 * OLD_POINTS);
      Shell.on(page).awaitLive();
      page.evaluate("window.notReloaded = true");

      Files.delete(deleted);
      Files.delete(deleted.getParent());
      Files.delete(replaced);
      Files.write(replaced, EventFile.begun().curve("other", NEW_POINTS).bytes());
      charts.awaitStep("other", NEW_POINTS - 1);
      Await.until(
          "the old points of the replaced file are not shown",
          () -> charts.raw("loss") == OLD_POINTS);

      Shell.on(page).go("Runs");
      var runs = Runs.on(page);
      assertThat(runs.row("deleted").locator("[data-trouble='1']")).isVisible();
      assertThat(runs.row("replaced").locator("[data-trouble='1']")).isVisible();
      runs.row("deleted").locator("[data-trouble='1']").click();
      assertThat(page.locator("mi-ledger-dialog"))
          .containsText(EventFile.NAME + " is gone; what was read of it is kept");
      assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }
  }

  private static Path write(Path logs, String run, int points) throws Exception {
    Path file = Files.createDirectories(logs.resolve(run)).resolve(EventFile.NAME);
    return Files.write(file, EventFile.begun().curve("loss", points).bytes());
  }
}
