package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Histograms;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Histograms of a real producer are read off the page to the bucket; bad ones say what is bad. */
@ExtendWith(Stage.class)
class HistogramsIT {

  private static final String WEIGHTS = "weights/conv1.weight";

  /** Runs in the files of torch, sub-runs included. */
  private static final int TORCH_RUNS = 12;

  /** Rows of lower edge, upper edge, count. */
  private static final double[][] GOOD = {{0, 1, 3}, {1, 2, 5}};

  private static final double[][] OVERLAPPING = {{0, 2, 3}, {1, 3, 5}};

  @TempDir private static Path directory;
  private static Product product;

  @BeforeAll
  static void serve() throws IOException {
    EventFile.begun()
        .curve("train/loss", 20)
        .histogram("good", 0, GOOD)
        .histogram("some", 0, GOOD)
        .histogram("some", 1, OVERLAPPING)
        .histogram("bad", 0, OVERLAPPING)
        .into(directory.resolve("made").resolve("mixed"));
    // The second log directory is there in any case, so that names begin with a label.
    var torch = RealFiles.present() ? RealFiles.folder("torch") : directory.resolve("torch");
    Files.createDirectories(torch);
    product = Product.serving("histograms", directory.resolve("made").toString(), "torch=" + torch);
    product.api().awaitRead(RealFiles.present() ? TORCH_RUNS + 1 : 1);
  }

  @AfterAll
  static void end() {
    product.close();
  }

  private static Page open(Visit visit, String run, String more) {
    var id = product.api().runNamed(run).substring(0, 8);
    return visit.open(product.address().resolve("histograms?r=" + id + more));
  }

  @Test
  void keysReadEveryBucketOfARealHistogram(Visit visit) {
    assumeTrue(RealFiles.present());
    List<JsonNode> written = written("torch/sgd-small", WEIGHTS);
    var page = open(visit, "torch/sgd-small", "");
    var histograms = Histograms.on(page);
    histograms.awaitSteps(WEIGHTS, written.size());
    histograms.canvas(WEIGHTS).focus();
    page.keyboard().press("ArrowRight");
    expectTold(histograms, written.getLast(), 0);
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    expectTold(histograms, written.getLast(), 2);
    page.keyboard().press("ArrowUp");
    expectTold(histograms, written.get(written.size() - 2), 2);
    Visit.picture(page, "histograms-told");
  }

  @Test
  void thePointerReadsTheProducersOwnBucketInEveryView(Visit visit) {
    assumeTrue(RealFiles.present());
    List<JsonNode> written = written("torch/sgd-small", WEIGHTS);
    var page = open(visit, "torch/sgd-small", "");
    var histograms = Histograms.on(page);
    for (var view : List.of("offset", "front", "heat", "bands")) {
      histograms.view(view);
      histograms.awaitSteps(WEIGHTS, written.size());
      pointWhereValuesAre(histograms.canvas(WEIGHTS));
      var bucket = histograms.told(WEIGHTS).locator("[data-bucket]");
      assertThat(bucket).isVisible();
      expectAmong(written, histograms, Integer.parseInt(bucket.getAttribute("data-bucket")));
      Visit.picture(page, "histograms-" + view);
    }
    assertThat(page).hasURL(Pattern.compile(".*[?&]h=bands.*"));
    page.reload();
    histograms.awaitSteps(WEIGHTS, written.size());
    assertThat(histograms.card(WEIGHTS).locator("[data-bands]")).isVisible();
  }

  @Test
  void aPictureOnCommonBinsSaysSo(Visit visit) {
    assumeTrue(RealFiles.present());
    var histograms = Histograms.on(open(visit, "torch/sgd-small", ""));
    histograms.card(WEIGHTS).scrollIntoViewIfNeeded();
    var bins = histograms.card(WEIGHTS).locator("[data-bins]");
    assertThat(bins).containsText("redrawn on");
    assertThat(bins).hasAttribute("data-own", "false");
  }

  @Test
  void theStretchOfStepsIsChosenAndStandsInTheAddress(Visit visit) {
    assumeTrue(RealFiles.present());
    var page = open(visit, "torch/sgd-small", "");
    var histograms = Histograms.on(page);
    histograms.awaitSteps(WEIGHTS, written("torch/sgd-small", WEIGHTS).size());
    page.getByLabel("First step").fill("80");
    page.getByLabel("First step").press("Enter");
    page.getByLabel("Last step").fill("160");
    page.getByLabel("Last step").press("Enter");
    histograms.awaitSteps(WEIGHTS, 3);
    assertThat(page).hasURL(Pattern.compile(".*[?&]hs=80_160.*"));
  }

  @Test
  void overlappingBucketsAreSaidOnTheirCardAndTheOthersAreDrawn(Visit visit) {
    var page = open(visit, "made/mixed", "");
    var histograms = Histograms.on(page);
    histograms.awaitSteps("good", 1);
    assertThat(histograms.card("good").locator("[data-own=true]")).containsText("2 buckets of 1");
    assertThat(histograms.card("bad")).containsText("could not be read");
    assertThat(histograms.card("bad")).containsText("overlaps the one before it");
    histograms.awaitSteps("some", 1);
    assertThat(histograms.card("some").locator("[data-faults]")).containsText("1 unreadable");
    Visit.picture(page, "histograms-bad");
  }

  @Test
  void theNameOfARunLeadsToAllThatItHas(Visit visit) {
    var page = visit.open(product.address().resolve("runs"));
    Runs.on(page).row("made/mixed").locator("[data-to-run]").click();
    assertThat(page).hasURL(Pattern.compile(".*/run/[a-z2-7]{16}.*"));
    var overview = page.locator("mi-run-page");
    assertThat(overview.locator("[data-preview=scalar] [data-scalar='train/loss']")).isVisible();
    assertThat(overview.locator("[data-preview=histogram] canvas")).isVisible();
    assertThat(overview.locator("[data-missing-kind=image]")).containsText("SummaryWriter.image");
    assertThat(overview.locator("[data-failed]")).hasCount(0);
    Visit.picture(page, "run");
    overview.locator("[data-preview=histogram] a").click();
    Histograms.on(page).awaitSteps("good", 1);
    assertThat(page.locator("mi-run-panel input[type=checkbox]:checked")).hasCount(1);
  }

  /** Near 0, which every step has in a bucket, whether values run to the right or upwards. */
  private static void pointWhereValuesAre(Locator canvas) {
    var box = canvas.boundingBox();
    canvas.hover(new Locator.HoverOptions().setPosition(0.35 * box.width, 0.65 * box.height));
  }

  private static List<JsonNode> written(String run, String tag) {
    var api = product.api();
    return Api.list(api.get("histograms", "run", api.runNamed(run), "tag", tag).get("histograms"));
  }

  private static void expectTold(Histograms page, JsonNode histogram, int bucket) {
    assertThat(page.told(WEIGHTS).locator("[data-step]"))
        .hasAttribute("data-step", histogram.get("step").asString());
    assertThat(page.told(WEIGHTS).locator("[data-bucket]"))
        .hasAttribute("data-bucket", String.valueOf(bucket));
    expectNumbers(page, histogram, bucket);
  }

  private static void expectAmong(List<JsonNode> written, Histograms page, int bucket) {
    var step = page.told(WEIGHTS).locator("[data-step]").getAttribute("data-step");
    expectNumbers(
        page,
        written.stream()
            .filter(h -> h.get("step").asString().equals(step))
            .findFirst()
            .orElseThrow(),
        bucket);
  }

  private static void expectNumbers(Histograms page, JsonNode histogram, int bucket) {
    double finite =
        Api.list(histogram.get("counts")).stream().mapToDouble(JsonNode::asDouble).sum();
    double count = histogram.get("counts").get(bucket).asDouble();
    assertThat(page.number(WEIGHTS, "left"))
        .isEqualTo(histogram.get("left").get(bucket).asDouble());
    assertThat(page.number(WEIGHTS, "right"))
        .isEqualTo(histogram.get("right").get(bucket).asDouble());
    assertThat(page.number(WEIGHTS, "count")).isEqualTo(count);
    assertThat(page.number(WEIGHTS, "share")).isEqualTo(count / finite);
  }
}
