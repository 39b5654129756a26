package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Expected;
import dev.mindinsight.e2e.stage.Lineages;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Lineage page over the jobs of two MindSpore versions, which differ in more than accuracy. */
@ExtendWith(Stage.class)
class LineageIT {

  private static final List<String> PRODUCERS = List.of("mindspore-2.0", "mindspore-2.10");
  private static final String ACCURACY = "v:accuracy";

  @TempDir private static Path directory;
  private static Product product;

  /** Accuracy of each run, as the producers noted it. */
  private static final Map<String, Double> ACCURACIES = new TreeMap<>();

  @BeforeAll
  static void serve() {
    assumeTrue(RealFiles.present());
    for (var producer : PRODUCERS) {
      var expected = Expected.of(producer);
      for (var run : List.of("adam", "sgd")) {
        var said = expected.last(run, "lineage", "evaluation");
        ACCURACIES.put(producer + "/" + run, said.get("accuracy").asDouble());
      }
    }
    var directories = PRODUCERS.stream().map(p -> p + "=" + RealFiles.folder(p));
    product =
        Product.serving(
            "lineage",
            Stream.concat(directories, Stream.of("live=" + directory)).toArray(String[]::new));
    product.api().awaitRead(ACCURACIES.size() + 2);
  }

  @AfterAll
  static void end() {
    if (product != null) {
      product.close();
    }
  }

  private static Lineages open(Visit visit, Look look) {
    var page = visit.open(look, product.address().resolve("lineage?q=mindspore"));
    var lineages = Lineages.on(page);
    assertThat(lineages.kept()).hasAttribute("data-kept", "" + ACCURACIES.size());
    return lineages;
  }

  private static List<String> runsBy(Comparator<Map.Entry<String, Double>> order) {
    return ACCURACIES.entrySet().stream().sorted(order).map(Map.Entry::getKey).toList();
  }

  static Stream<Look> looks() {
    return Stream.of(
        new Look(Look.LIGHT.scheme(), 1280, 800), new Look(Look.DARK.scheme(), 1920, 1080));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aClickSortsAndTheOrderStaysInTheAddress(Look look, Visit visit) {
    var lineages = open(visit, look);
    var page = lineages.row("mindspore-2.0/sgd").page();
    assertThat(lineages.names()).containsExactlyElementsOf(ACCURACIES.keySet());
    lineages.head(ACCURACY).click();
    assertThat(page).hasURL(Pattern.compile("li=.*-v:accuracy"));
    var falling = runsBy(Map.Entry.<String, Double>comparingByValue().reversed());
    assertThat(lineages.names()).isEqualTo(falling);
    page.reload();
    assertThat(lineages.row(falling.getFirst())).isVisible();
    assertThat(lineages.names()).isEqualTo(falling);
    lineages.head(ACCURACY).click();
    assertThat(page).hasURL(Pattern.compile("%22v:accuracy"));
    assertThat(lineages.names()).isEqualTo(runsBy(Map.Entry.comparingByValue()));
    Visit.picture(page, "lineage");
  }

  @Test
  void columnsComeAndGo(Visit visit) {
    var lineages = open(visit, Look.LIGHT);
    assertThat(lineages.head("m:epochs")).hasCount(0);
    lineages.toggle("epochs");
    assertThat(lineages.head("m:epochs")).isVisible();
    assertThat(lineages.number("mindspore-2.0/sgd", "m:epochs")).isEqualTo(epochs());
    lineages.toggle("accuracy");
    assertThat(lineages.head(ACCURACY)).hasCount(0);
    var page = lineages.kept().page();
    page.reload();
    assertThat(lineages.head("m:epochs")).isVisible();
    assertThat(lineages.head(ACCURACY)).hasCount(0);
  }

  private static double epochs() {
    var said = Expected.of("mindspore-2.0").last("sgd", "lineage", "evaluation");
    return said.get("epochs").asDouble();
  }

  @Test
  void brushesOfAxesKeepTheRunsThatPassThem(Visit visit) {
    var lineages = open(visit, Look.LIGHT);
    var page = lineages.kept().page();
    double middle =
        (ACCURACIES.values().stream().min(Double::compare).orElseThrow()
                + ACCURACIES.values().stream().max(Double::compare).orElseThrow())
            / 2;
    var above = runsBy(Map.Entry.comparingByKey());
    above = above.stream().filter(run -> ACCURACIES.get(run) > middle).toList();
    lineages.brush(ACCURACY, 0.5, 1);
    assertThat(lineages.kept()).hasAttribute("data-kept", "" + above.size());
    assertThat(lineages.names()).isEqualTo(above);
    var both = above.stream().filter(run -> run.startsWith("mindspore-2.10")).toList();
    page.getByLabel("Filter runs").fill("2.10");
    assertThat(lineages.kept()).hasAttribute("data-kept", "" + both.size());
    page.reload();
    assertThat(lineages.kept()).hasAttribute("data-kept", "" + both.size());
    assertThat(lineages.names()).isEqualTo(both);
    Visit.picture(page, "lineage-brushed");
    page.getByTitle("Take this filter away").click();
    assertThat(lineages.kept()).hasAttribute("data-kept", "2");
    lineages.brush("m:optimizer", 0.9, 1);
    assertThat(lineages.kept()).hasAttribute("data-kept", "1");
    assertThat(lineages.names()).containsExactly("mindspore-2.10/sgd");
    page.getByText("Charts of these").click();
    assertThat(page.locator("mi-run-panel input[type=checkbox]:checked")).hasCount(1);
  }

  @Test
  void twoPipelinesStandBesideEachOther(Visit visit) {
    var lineages = open(visit, Look.DARK);
    var page = lineages.kept().page();
    var mark = mark(lineages, "mindspore-2.0/adam");
    assertThat(mark).hasText(mark(lineages, "mindspore-2.0/sgd").textContent());
    assertThat(mark).not().hasText(mark(lineages, "mindspore-2.10/sgd").textContent());
    mark.click();
    var dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Data pipeline " + mark.textContent());
    var said = Expected.of("mindspore-2.0").last("adam", "lineage", "evaluation");
    assertThat(dialog).containsText("batch_size = " + said.get("batch").asString());
    assertThat(dialog.getByText("differs")).hasCount(0);
    var other = product.api().runNamed("mindspore-2.10/sgd");
    dialog.locator("select").selectOption(other);
    assertThat(dialog.locator("section")).hasCount(2);
    assertThat(dialog.locator(".operation.differs")).hasCount(2);
    assertThat(dialog.locator(".operation.differs").last()).containsText("device_target");
    Visit.picture(page, "lineage-pipelines");
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  private static Locator mark(Lineages lineages, String run) {
    return lineages.cell(run, "d:datasetMark").getByRole(AriaRole.BUTTON);
  }

  @Test
  void aNewRunAppearsAndItsMetricFollows(Visit visit) {
    var page = visit.open(product.address().resolve("lineage?q=live/"));
    var lineages = Lineages.on(page);
    assertThat(lineages.kept()).hasAttribute("data-kept", "0");
    try (var writer = SummaryWriter.open(directory.resolve("new"))) {
      writer.hparams(Map.of("lr", 0.25, "name", "a<b>b"), List.of("test/accuracy"));
      writer.scalar("test/accuracy", 1, 0.5f);
      writer.flush();
      assertThat(lineages.row("live/new")).isVisible();
      // What only one run says tells no runs apart: not shown unasked.
      lineages.toggle("lr");
      lineages.toggle("name");
      expectCell(lineages, "h:lr", "0.25");
      expectCell(lineages, "v:test/accuracy", "0.5");
      assertThat(lineages.cell("live/new", "h:name")).hasText("a<b>b");
      writer.scalar("test/accuracy", 2, 0.75f);
      writer.flush();
      expectCell(lineages, "v:test/accuracy", "0.75");
    }
    Visit.picture(page, "lineage-live");
  }

  private static void expectCell(Lineages lineages, String key, String title) {
    assertThat(lineages.head(key)).isVisible();
    assertThat(lineages.cell("live/new", key)).hasAttribute("title", title);
  }
}
