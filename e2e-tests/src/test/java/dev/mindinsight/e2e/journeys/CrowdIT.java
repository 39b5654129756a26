package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three hundred runs, and one with ten thousand tags: the pages stay usable and say what they leave
 * out.
 */
@ExtendWith(Stage.class)
class CrowdIT {

  private static final int RUNS = 300;
  private static final int TAGS = 10_000;

  @TempDir private static Path directory;
  private static Product product;

  @BeforeAll
  static void serve() {
    for (int run = 0; run < RUNS; run++) {
      EventFile.begun()
          .curve("loss", 20 + run)
          .into(directory.resolve("sweep/run-%03d".formatted(run)));
    }
    var wide = EventFile.begun();
    for (int tag = 0; tag < TAGS; tag++) {
      wide.scalar("layer-%02d/weight-%04d".formatted(tag % 50, tag), 1, tag);
    }
    wide.into(directory.resolve("wide"));
    product = Product.serving("crowd", directory.toString());
    product.api().awaitRead(RUNS + 1);
  }

  @AfterAll
  static void end() {
    product.close();
  }

  /** How many elements a page holds, shadow roots included. */
  private static int elements(Page page) {
    var script =
        """
        () => {
          const count = (root) => [...root.querySelectorAll('*')].reduce((n, e) => n + 1 + (e.shadowRoot ? count(e.shadowRoot) : 0), 0);
          return count(document);
        }\
        """;
    return ((Number) page.evaluate(script)).intValue();
  }

  @Test
  void threeHundredRunsAreListedFoundAndSorted(Visit visit) {
    var page = visit.open(product.address().resolve("runs"));
    var runs = Runs.on(page);
    assertThat(runs.rows().first()).isVisible();
    assertThat(page.getByText(Pattern.compile("301 runs")).first()).isVisible();
    assertThat(elements(page)).as("elements, of rows in view only").isLessThan(6000);
    Visit.picture(page, "crowd-runs");
    runs.filter().fill("run-277");
    assertThat(runs.rows()).hasCount(1);
    assertThat(runs.row("sweep/run-277")).containsText("296");
  }

  @Test
  void threeHundredRunsAreDrawnInOneChart(Visit visit) {
    var page = visit.open(product.address().resolve("charts?t=loss"));
    Shell.on(page)
        .panel()
        .getByRole(
            AriaRole.BUTTON,
            new com.microsoft.playwright.Locator.GetByRoleOptions().setName("all").setExact(true))
        .click();
    var charts = Charts.on(page);
    charts.awaitStep("loss", 20 + RUNS - 2);
    charts.awaitRaw("loss", (20 + 20 + RUNS - 1) * RUNS / 2);
    Visit.picture(page, "crowd-charts");
  }

  @Test
  void tenThousandTagsLeaveThePageFluidAndAreFoundByTheFilter(Visit visit) {
    var id = product.api().runNamed("wide");
    var page = visit.open(product.address().resolve("charts?r=" + id.substring(0, 8)));
    var charts = Charts.on(page);
    assertThat(page.locator("mi-charts-page"))
        .containsText(Pattern.compile("10[ ,.\u2009\u202f\u00a0]?000"));
    charts.awaitStep("layer-00/weight-0000", 1);
    assertThat(elements(page)).as("elements, of cards in view only").isLessThan(20_000);
    Visit.picture(page, "crowd-tags");
    charts.tagFilter().fill("weight-9876");
    assertThat(charts.cards()).hasCount(1);
    charts.awaitStep("layer-26/weight-9876", 1);
    page.mouse().wheel(0, 5000);
  }
}
