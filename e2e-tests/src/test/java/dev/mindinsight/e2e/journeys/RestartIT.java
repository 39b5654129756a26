package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Colour;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server goes away and comes back while a person looks at a chart that grows. */
@ExtendWith(Stage.class)
class RestartIT {

  @Test
  void thePageSurvivesARestartAndShowsWhatWasWrittenMeanwhile(Visit visit, @TempDir Path logs)
      throws Exception {
    try (var writer = SummaryWriter.open(logs.resolve("job"));
        var product = Product.serving("restart", logs.toString())) {
      write(writer, 0, 100);
      var page = visit.open(product.address().resolve("charts"));
      var charts = Charts.on(page);
      charts.awaitStep("loss", 99);
      Shell.on(page).awaitLive();
      page.evaluate("window.notReloaded = true");

      visit.serverMayBeLost();
      product.kill();
      var mark = Shell.on(page).liveMark();
      assertThat(mark).containsText("no connection since");
      Visit.picture(page, "restart-lost");
      var amber =
          Colour.of(mark.getByRole(com.microsoft.playwright.options.AriaRole.STATUS), "color");
      assertThat(amber.red()).as("amber").isGreaterThan(amber.blue() + 60);
      assertThat(charts.lastStep("loss")).as("the last data stay").isEqualTo(99);
      write(writer, 100, 200);

      try (var again = product.startedAgain().awaitAnswer()) {
        charts.awaitStep("loss", 199);
        Shell.on(page).awaitLive();
        write(writer, 200, 300);
        charts.awaitStep("loss", 299);
        assertThat(charts.raw("loss")).isEqualTo(300);
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        var run = again.api().runs().getFirst().get("id").asString();
        assertThat(again.api().points(run, "loss").steps())
            .isEqualTo(LongStream.range(0, 300).boxed().toList());
      }
    }
  }

  private static void write(SummaryWriter writer, int from, int to) {
    for (int step = from; step < to; step++) {
      writer.scalar("loss", step, 1f / (1 + step));
    }
    writer.flush();
  }
}
