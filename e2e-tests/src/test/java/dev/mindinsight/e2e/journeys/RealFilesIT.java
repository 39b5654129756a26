package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Files of real producers: whatever was written is on the pages, and the pages count it right. */
@ExtendWith(Stage.class)
class RealFilesIT {

  /** So high that nothing has to be scrolled to. */
  private static final Look TALL = new Look(Look.LIGHT.scheme(), 1920, 2400);

  @Test
  void everyRunIsOnTheRunsPage(Visit visit, Gallery gallery) {
    var page = visit.open(TALL, gallery.at("runs"));
    for (var run : gallery.product().api().runs()) {
      if (run.get("parent").isNull()) {
        assertThat(Runs.on(page).row(run.get("name").asString())).isVisible();
      }
    }
    page.setViewportSize(1920, 1080);
    Visit.picture(page, "real-runs");
  }

  @Test
  void everyTagIsOnTheChartsPageAndItsCountsAreThoseOfTheApi(Visit visit, Gallery gallery) {
    var runs = gallery.product().api().runs();
    var unfolded = runs.stream().map(r -> r.get("id").asString().substring(0, 8)).toList();
    var page = visit.open(TALL, gallery.at("charts?r=&u=" + String.join(".", unfolded)));
    for (var run : runs) {
      Shell.on(page).showOnly(run.get("id").asString());
      expectAllTags(page, gallery.product().api(), run);
      Shell.on(page).showNone();
      assertThat(Charts.on(page).cards()).hasCount(0);
    }
  }

  private static void expectAllTags(Page page, Api api, JsonNode run) {
    var id = run.get("id").asString();
    var charts = Charts.on(page);
    for (var tag : api.tags(id)) {
      if (tag.get("kind").asString().equals("scalar")) {
        var name = tag.get("tag").asString();
        long count =
            api.get("series", "run", id, "tag", name, "points", "raw").get("count").asLong();
        charts.awaitRaw(name, count);
        assertThat(charts.raw(name))
            .as("raw points of %s of %s", name, run.get("name"))
            .isEqualTo(count);
      }
    }
  }
}
