package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Expected;
import dev.mindinsight.e2e.stage.Lineages;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records of graphs and lineage that are bad: said where a person looks, nothing of them runs, and
 * all that is good in them is there.
 */
@ExtendWith(Stage.class)
class BadRecordsIT {

  private static final String MARKUP = "<img src=x onerror=window.hit=1>";
  private static final String LINEAGE = "events.out.events.summary.1790000000.0.test_lineage";
  private static final String VALUES = "events.out.events.summary.1790000000.0.test_MS";

  @TempDir private static Path directory;
  private static Product product;

  @BeforeAll
  static void serve() throws IOException {
    // Each feeds the other, one is fed by what is not there, and names are markup.
    EventFile.begun()
        .graph(
            List.of(
                List.of("a", "Add", "b"),
                List.of("b", "Mul", "a", "ghost:1"),
                List.of(MARKUP, "<b>op</b>", "a", "^b", MARKUP)))
        .into(directory.resolve("graph"));
    evaluation("no-json", "{'accuracy': 1}");
    evaluation("markup", "{\"" + MARKUP + "\": 0.5, \"accuracy\": NaN}");
    if (RealFiles.present()) {
      EventFile.write(directory.resolve("half"), VALUES, half());
    }
    product = Product.serving("bad-records", "bad=" + directory, "void=" + directory + "/void");
  }

  private static void evaluation(String run, String metrics) {
    var file = EventFile.empty().evaluation(metrics, 640);
    EventFile.write(directory.resolve(run), LINEAGE, file.bytes());
  }

  /** A file of MindSpore that ends in the middle of a record. */
  private static byte[] half() throws IOException {
    try (var files = Files.list(RealFiles.folder("mindspore-2.0/record"))) {
      var whole = Files.readAllBytes(files.findFirst().orElseThrow());
      return Arrays.copyOf(whole, whole.length / 2);
    }
  }

  @AfterAll
  static void end() {
    product.close();
  }

  private static Page open(Visit visit, String page, String run) {
    var id = product.api().runNamed("bad/" + run).substring(0, 8);
    return visit.open(product.address().resolve(page + "?r=" + id));
  }

  private static Locator row(Page page, String name) {
    return page.locator("mi-graph-outline [role=treeitem][data-name=\"" + name + "\"]");
  }

  @Test
  void aGraphWithCyclesAndMissingInputsIsDrawnAndSaysWhatIsMissing(Visit visit) {
    var page = open(visit, "graph", "graph");
    row(page, "b").click();
    var panel = page.locator("mi-graph-panel");
    assertThat(panel.locator("[data-fact=op]")).hasText("Mul");
    var inputs = panel.locator("[data-links=inputs] li");
    assertThat(inputs).hasCount(2);
    assertThat(inputs.last()).containsText("ghost");
    assertThat(inputs.last()).containsText("not in this graph");
    inputs.first().getByRole(AriaRole.BUTTON).click();
    assertThat(panel.locator("[data-fact=op]")).hasText("Add");
    assertThat(panel.locator("[data-links=inputs] li").first()).containsText("b");
    Visit.picture(page, "bad-graph");
    row(page, MARKUP).click();
    assertThat(panel.locator("[data-fact=op]")).hasText("<b>op</b>");
    assertThat(panel.locator("[data-fact=name]")).hasText(MARKUP);
    assertThat(panel.locator("[data-links=inputs] li")).hasCount(3);
    expectNothingRan(page);
  }

  @Test
  void metricsThatAreNoJsonAreSaidInTheirRow(Visit visit) {
    var page = visit.open(product.address().resolve("lineage"));
    var lineages = Lineages.on(page);
    assertThat(lineages.row("bad/no-json"))
        .containsText("Malformed metrics of the evaluation: got \"{'accuracy': 1}\"");
    assertThat(lineages.row("bad/markup").locator(".amber")).hasText("NaN");
    lineages.toggle("test samples");
    assertThat(lineages.number("bad/no-json", "d:testSize")).isEqualTo(640);
    assertThat(lineages.number("bad/markup", "v:" + MARKUP)).isEqualTo(0.5);
    Visit.picture(page, "bad-lineage");
    expectNothingRan(page);
  }

  @Test
  void halfARecordOfMindSporeWaitsForItsRest(Visit visit) {
    assumeTrue(RealFiles.present());
    var id = product.api().runNamed("bad/half");
    var read = product.api().awaitPoints(id, "special", 1);
    var written = Expected.of("mindspore-2.0").scalar("record", "special");
    assertThat(read.size()).isLessThan(written.size());
    var page = open(visit, "charts", "half");
    var charts = Charts.on(page);
    charts.awaitRaw("special", read.size());
    assertThat(charts.lastStep("special")).isEqualTo(written.get(read.size() - 1).step());
    page.navigate(page.url() + "&l=" + id.substring(0, 8));
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Still to read");
    Visit.picture(page, "bad-half");
  }

  private static void expectNothingRan(Page page) {
    assertThat(page.locator("img[src=x]")).hasCount(0);
    assertThat(page.evaluate("window.hit ?? 0")).isEqualTo(0);
  }
}
