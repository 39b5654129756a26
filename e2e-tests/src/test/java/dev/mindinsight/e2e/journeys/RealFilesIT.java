package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Files of real producers: whatever was written is on the pages, and the pages count it right. */
@ExtendWith(Stage.class)
class RealFilesIT {

  @Test
  void everyRunIsOnTheRunsPage(Visit visit, Gallery gallery) {
    var page = visit.open(new Look(Look.LIGHT.scheme(), 1920, 1080), gallery.at("runs"));
    for (var run : gallery.product().api().runs()) {
      if (run.get("parent").isNull()) {
        Runs.on(page).filter().fill(run.get("name").asString());
        assertThat(Runs.on(page).row(run.get("name").asString())).isVisible();
      }
    }
    Runs.on(page).filter().fill("");
    Visit.picture(page, "real-runs");
  }

  @Test
  void everyTagIsOnTheChartsPageAndItsCountsAreThoseOfTheApi(Visit visit, Gallery gallery) {
    var page = visit.open(new Look(Look.LIGHT.scheme(), 1920, 1080), gallery.at("charts"));
    for (var run : gallery.product().api().runs()) {
      expectAllTags(page, gallery, run);
    }
  }

  private static void expectAllTags(Page page, Gallery gallery, JsonNode run) {
    var id = run.get("id").asString();
    page.navigate(gallery.at("charts?r=" + id).toString());
    var charts = Charts.on(page);
    for (var tag : gallery.product().api().tags(id)) {
      if (tag.get("kind").asString().equals("scalar")) {
        var name = tag.get("tag").asString();
        charts.tagFilter().fill(name);
        long count =
            gallery
                .product()
                .api()
                .get("series", "run", id, "tag", name, "points", "raw")
                .get("count")
                .asLong();
        charts.awaitRaw(name, count);
        assertThat(charts.raw(name))
            .as("raw points of %s of %s", name, run.get("name"))
            .isEqualTo(count);
      }
    }
  }
}
