package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The Graph page: what is read off it is what the producers wrote. */
@ExtendWith(Stage.class)
class GraphIT {

  private static final String CONVOLUTION = "Net/Conv2d[conv1]/input.1";

  static Stream<Look> looks() {
    return Stream.of(Look.LIGHT, Look.DARK, new Look(Look.DARK.scheme(), 1920, 1080));
  }

  private static String run(Gallery gallery, String name) {
    assumeTrue(RealFiles.present());
    return gallery.product().api().runNamed(name);
  }

  /** The page of a run's graph, with a choice of the page's own. */
  private static URI graph(Product server, String run, String choice) {
    var all = "{\"r\":\"" + run.substring(0, 8) + "\"" + choice + "}";
    return server.address().resolve("graph?gr=" + URLEncoder.encode(all, StandardCharsets.UTF_8));
  }

  private static Locator row(Page page, String name) {
    return page.locator("mi-graph-outline [role=treeitem][data-name=\"" + name + "\"]");
  }

  private static Locator fact(Page page, String name) {
    return page.locator("mi-graph-panel [data-fact=" + name + "]");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aNodeIsReadOffThePanelAndItsInputIsALink(Look look, Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(look, graph(gallery.product(), run, ""));
    row(page, CONVOLUTION).click();

    assertThat(fact(page, "op")).hasText("aten::_convolution");
    assertThat(page.locator("mi-graph-panel [data-outputs] li")).hasText(shape(gallery, run));
    Visit.picture(page, "graph-torch");
    var input = "Net/Conv2d[conv1]/137";
    page.locator("mi-graph-panel [data-links=inputs]").getByText(input).first().click();
    assertThat(fact(page, "op")).hasText("prim::ListConstruct");
    assertThat(fact(page, "name")).hasText(input);
    assertThat(row(page, input)).hasAttribute("aria-selected", "true");
    page.reload();
    assertThat(fact(page, "name")).hasText(input);
    page.goBack();
    assertThat(fact(page, "name")).hasText(CONVOLUTION);
  }

  /** The shape that the API tells of the convolution's output. */
  private static String shape(Gallery gallery, String run) {
    var nodes =
        gallery.product().api().get("graph", "run", run, "tag", "__run_graph__").get("nodes");
    for (JsonNode node : nodes) {
      if (node.get("name").asString().equals(CONVOLUTION)) {
        var extents = new StringBuilder();
        node.at("/outputs/0/shape").forEach(n -> extents.append('×').append(n.asString()));
        return extents.substring(1);
      }
    }
    throw new AssertionError("no " + CONVOLUTION);
  }

  @Test
  void aSearchOpensWhatHoldsItsMatch(Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(graph(gallery.product(), run, ",\"o\":[]"));
    assertThat(row(page, "Net")).isVisible();
    assertThat(row(page, CONVOLUTION)).hasCount(0);

    page.keyboard().press("/");
    page.keyboard().type("CONV1]/input");
    page.locator("mi-graph-search [data-match=\"" + CONVOLUTION + "\"]").click();

    assertThat(row(page, CONVOLUTION)).hasAttribute("aria-selected", "true");
    assertThat(row(page, "Net/Conv2d[conv1]")).hasAttribute("aria-expanded", "true");
    assertThat(fact(page, "op")).hasText("aten::_convolution");
    Visit.picture(page, "graph-search");
  }

  @Test
  void aScopeOpensAndClosesInPlaceByKeysToo(Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(graph(gallery.product(), run, ",\"o\":[\"Net\"]"));
    var scope = row(page, "Net/Conv2d[conv2]");
    scope.click();
    var before = placeOnScreen(page, "Net/Conv2d[conv2]");

    page.locator("mi-graph-canvas canvas").first().focus();
    page.keyboard().press("Enter");
    assertThat(scope).hasAttribute("aria-expanded", "true");
    var after = placeOnScreen(page, "Net/Conv2d[conv2]");
    assertThat(after.get(0)).isCloseTo(before.get(0), within(2.0));
    assertThat(after.get(1)).isCloseTo(before.get(1), within(2.0));
    page.keyboard().press("Escape");
    assertThat(scope).hasAttribute("aria-expanded", "false");
    page.locator("mi-graph-outline [role=tree]").focus();
    page.keyboard().press("ArrowRight");
    assertThat(scope).hasAttribute("aria-expanded", "true");
    assertThat(page).hasURL(Pattern.compile(".*conv2.*"));
  }

  /** Where the upper left corner of a box is drawn, in pixels. */
  @SuppressWarnings("unchecked")
  private static List<Double> placeOnScreen(Page page, String name) {
    return ((List<Number>)
            page.locator("mi-graph-canvas")
                .evaluate(
                    """
                    (canvas, name) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
                      const box = canvas.scene.box(canvas.scene.find(name, true));
                      const { x, y, zoom } = canvas.viewport;
                      done([(box.x - x) * zoom, (box.y - y) * zoom]);
                    })))
                    """,
                    name))
        .stream().map(Number::doubleValue).toList();
  }

  @Test
  void theWheelAndTheKeysZoom(Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(graph(gallery.product(), run, ""));
    var canvas = page.locator("mi-graph-canvas");
    assertThat(canvas).hasAttribute("data-zoom", Pattern.compile("0\\.\\d+"));
    double before = zoom(canvas);

    canvas.hover();
    page.mouse().wheel(0, -400);
    assertThat(canvas).not().hasAttribute("data-zoom", String.format("%.3f", before));
    double wheeled = zoom(canvas);
    assertThat(wheeled).isGreaterThan(before);
    Visit.picture(page, "graph-zoomed");
    canvas.locator("canvas").first().focus();
    page.keyboard().press("0");
    assertThat(canvas).not().hasAttribute("data-zoom", String.format("%.3f", wheeled));
    assertThat(zoom(canvas)).isLessThan(wheeled);
  }

  private static double zoom(Locator canvas) {
    return Double.parseDouble(canvas.getAttribute("data-zoom"));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aMindSporeRunHasBothGraphs(Look look, Visit visit) {
    assumeTrue(RealFiles.present());
    try (var server =
        Product.serving("graph-mindspore", "ms=" + RealFiles.folder("mindspore-2.0"))) {
      server.api().awaitRead(1);
      var run = server.api().runNamed("adam");
      var page = visit.open(look, graph(server, run, ""));
      row(page, "Default/optimizer-Adam/Mul-op208").click();
      assertThat(fact(page, "op")).hasText("Mul");
      assertThat(page.locator("mi-graph-panel [data-outputs] li")).hasText("float32 scalar");
      Visit.picture(page, "graph-mindspore");

      page.getByLabel("Graph", new Page.GetByLabelOptions().setExact(true))
          .selectOption("__data_graph__");
      row(page, "Batch").click();
      assertThat(fact(page, "op")).hasText("Batch");
      assertThat(page.locator("mi-graph-panel [data-links=inputs] li")).containsText("Shuffle");
      assertThat(page.locator("mi-graph-panel [data-attributes]")).containsText("batch_size");
      Visit.picture(page, "graph-data");
    }
  }

  @Test
  void aRunWithoutAGraphSaysHowOneIsWritten(Visit visit, Gallery gallery) {
    var page = visit.open(graph(gallery.product(), gallery.made("alpha"), ""));

    assertThat(page.locator("[data-empty]")).containsText("add_graph");
    Visit.picture(page, "graph-empty");
  }

  @Test
  void aGraphWhoseFileIsGoneSaysSo(Visit visit, @TempDir Path directory) throws IOException {
    assumeTrue(RealFiles.present());
    copy(RealFiles.folder("torch/sgd-small"), directory.resolve("sgd-small"));
    try (var server = Product.serving("graph-gone", "gone=" + directory)) {
      server.api().awaitRead(1);
      var run = server.api().runNamed("sgd-small");
      try (var files = Files.list(directory.resolve("sgd-small"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
      visit.filesMayBeGone();
      var page = visit.open(graph(server, run, ""));

      assertThat(page.locator("mi-graph-page [data-fault]")).containsText("the file is gone");
      Visit.picture(page, "graph-gone");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
