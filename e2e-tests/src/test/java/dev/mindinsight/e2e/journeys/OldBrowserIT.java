package dev.mindinsight.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A browser without SharedWorker, as on some telephones: each tab holds its own stream. */
@ExtendWith(Stage.class)
class OldBrowserIT {

  @Test
  void aPageWithoutASharedWorkerIsLiveAllTheSame(Visit visit, @TempDir Path logs) throws Exception {
    try (var writer = SummaryWriter.open(logs.resolve("job"));
        var product = Product.serving("old-browser", logs.toString())) {
      writer.scalar("loss", 0, 1);
      writer.flush();
      var profile = visit.profile(Look.LIGHT);
      profile.addInitScript("delete window.SharedWorker");
      var page = profile.newPage();
      page.navigate(product.address().resolve("charts").toString());
      assertThat(page.evaluate("typeof SharedWorker")).isEqualTo("undefined");
      var charts = Charts.on(page);
      charts.awaitStep("loss", 0);
      Shell.on(page).awaitLive();
      writer.scalar("loss", 1, 0.5f);
      writer.flush();
      charts.awaitStep("loss", 1);
    }
  }
}
