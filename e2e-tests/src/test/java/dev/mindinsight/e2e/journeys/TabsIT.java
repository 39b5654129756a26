package dev.mindinsight.e2e.journeys;

import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A browser opens six connections to a host: nine tabs with a stream each would starve, the last of
 * them without even a page. They are alive because they share one.
 */
@ExtendWith(Stage.class)
class TabsIT {

  private static final int TABS = 9;

  @Test
  void nineTabsOfOneBrowserAllStayLive(Visit visit, @TempDir Path logs) throws Exception {
    try (var writer = SummaryWriter.open(logs.resolve("job"));
        var product = Product.serving("tabs", logs.toString())) {
      writer.scalar("loss", 0, 1);
      writer.flush();
      var profile = visit.profile(Look.LIGHT);
      var tabs = new ArrayList<Charts>();
      for (int i = 0; i < TABS; i++) {
        var page = profile.newPage();
        page.navigate(product.address().resolve("charts").toString());
        tabs.add(Charts.on(page));
        tabs.getLast().awaitStep("loss", 0);
        Shell.on(page).awaitLive();
      }
      writer.scalar("loss", 1, 0.5f);
      writer.flush();
      for (var tab : tabs) {
        tab.page().bringToFront();
        tab.awaitStep("loss", 1);
      }
    }
  }
}
