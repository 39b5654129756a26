package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Expected;
import dev.mindinsight.e2e.stage.Expected.Written;
import dev.mindinsight.e2e.stage.Histograms;
import dev.mindinsight.e2e.stage.Lineages;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Shown;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What producers say that they wrote is what a person reads off the pages: no value is named here,
 * all of them stand in the producer's own notes.
 */
@ExtendWith(Stage.class)
class ProducersIT {

  /** So high that nothing has to be scrolled to. */
  private static final Look TALL = new Look(Look.LIGHT.scheme(), 1920, 2400);

  private static final Pattern RANGE = Pattern.compile("min (\\S+) · max (\\S+)");

  /** A visit to the files of a producer. */
  private record Tour(String producer, Product server, Page page, Expected expected) {

    /** Goes to a page by the rail, or opens the first one, with one run shown. */
    void open(String slug, String run) {
      var id = server.api().runNamed(name(run)).substring(0, 8);
      page.navigate(server.address().resolve(slug + "?r=" + id).toString());
    }

    String name(String run) {
      return producer + "/" + run;
    }
  }

  private static void tour(String producer, Visit visit, Consumer<Tour> steps) {
    assumeTrue(RealFiles.present());
    var label = producer + "=" + RealFiles.folder(producer);
    // A second log directory, so that names of runs begin with their label.
    var other = "committed=" + Product.ROOT.resolve("summary-sdk/src/test/resources/runs");
    try (var server = Product.serving("producer-" + producer, label, other)) {
      server.api().awaitRead(3);
      var page = visit.profile(TALL).newPage();
      steps.accept(new Tour(producer, server, page, Expected.of(producer)));
      Visit.picture(page, "producer-" + producer);
    }
  }

  @Test
  void torch(Visit visit) {
    tour(
        "torch",
        visit,
        tour -> {
          var run = "sgd-small";
          var said = tour.expected().last(run, "hparams", "hparams");
          tour.open("charts", run);
          tour.expected().scalars(run).forEach(tag -> expectLast(tour, run, tag, tag));
          expectFolded(tour, run, 3);
          Shell.on(tour.page()).go("Histograms");
          expectHistogram(tour, run, "weights/conv1.weight");
          expectHistogram(tour, run, "gradients/conv1.weight");
          Shell.on(tour.page()).go("Media");
          expectImages(tour, run, "test/images");
          expectSound(tour, run, "a4");
          var text = text(tour, run, "notes/text_summary");
          assertThat(text).containsText("lr " + said.get("lr").asString());
          assertThat(text).containsText("width " + said.get("width").asString());
          Shell.on(tour.page()).go("Graph");
          expectParameter(tour.page(), "conv1", "weight");
          Shell.on(tour.page()).go("Lineage");
          expectHyperparameters(tour, run, said);
        });
  }

  @Test
  void tensorBoardX(Visit visit) {
    tour(
        "tensorboardx",
        visit,
        tour -> {
          tour.open("charts", "plain");
          expectLast(tour, "plain", "loss", "loss");
          Shell.on(tour.page()).go("Histograms");
          expectHistogram(tour, "plain", "h/auto");
          expectHistogram(tour, "plain", "h/tensorflow");
          Shell.on(tour.page()).go("Media");
          expectImages(tour, "plain", "boxes");
          tour.open("charts", "special");
          expectSpecials(tour, "special", "values");
          tour.open("charts", "resumed");
          expectAttempts(tour, "resumed", "loss");
        });
  }

  @Test
  void tensorFlow(Visit visit) {
    tour(
        "tensorflow",
        visit,
        tour -> {
          tour.open("charts", "keras/validation");
          expectLast(tour, "keras/validation", "epoch_accuracy", "epoch_accuracy");
          tour.open("charts", "summary");
          expectLast(tour, "summary", "wave", "wave");
          Shell.on(tour.page()).go("Histograms");
          expectHistogram(tour, "summary", "normal");
          Shell.on(tour.page()).go("Media");
          expectImages(tour, "summary", "digits");
          expectSound(tour, "summary", "tone");
          assertThat(text(tour, "summary", "table").locator("th")).hasCount(2);
          assertThat(text(tour, "summary", "grid").locator("td")).hasCount(4);
          expectTensor(tour, tour.expected().last("summary", "tensor", "custom"));
          tour.open("histograms", "tf1");
          expectHistogram(tour, "tf1", "old");
          tour.open("graph", "graph");
          expectGraph(tour, "graph", "affine");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void mindSpore(String producer, Visit visit) {
    tour(
        producer,
        visit,
        tour -> {
          tour.open("charts", "record");
          expectSpecials(tour, "record", "special");
          Shell.on(tour.page()).go("Histograms");
          expectHistogram(tour, "record", "normal");
          Shell.on(tour.page()).go("Media");
          expectImages(tour, "record", "batch");
          // From the newest step back to the first, NaN and the infinities among them.
          tour.expected()
              .values("record", "tensor", "block")
              .reversed()
              .forEach(tensor -> {
                expectTensor(tour, tensor);
                tour.page().keyboard().press("ArrowLeft");
              });
          tour.open("charts", "adam");
          expectLast(tour, "adam", "loss", "loss/auto");
          var said = tour.expected().last("adam", "lineage", "evaluation");
          Shell.on(tour.page()).go("Graph");
          expectOptimizerAndBatches(tour.page(), said);
          Shell.on(tour.page()).go("Lineage");
          List.of("epochs", "batch size", "training samples")
              .forEach(Lineages.on(tour.page())::toggle);
          List.of("adam", "sgd").forEach(run -> expectLineage(tour, run));
        });
  }

  /** The last point of a card's line, under a pointer at its right end. */
  private static void expectLast(Tour tour, String run, String written, String tag) {
    var last = tour.expected().scalar(run, written).getLast();
    expectLast(tour, tag, last);
  }

  private static void expectLast(Tour tour, String tag, Written last) {
    var charts = Charts.on(tour.page());
    charts.awaitStep(tag, last.step());
    // An axis ends at its last point or a little after it: the pointer goes back until that is
    // told, by less than a pixel at a time.
    var share = new AtomicInteger(1000);
    var told = new AtomicReference<>("");
    Await.until(
        "step %d under the pointer on %s".formatted(last.step(), tag),
        () -> {
          told.set(valueAt(charts.tooltip(tag), last.step()));
          if (told.get().isEmpty()) {
            charts.plot(tag).hover(share.addAndGet(-1) / 1000.0, 0.5);
          }
          return !told.get().isEmpty();
        });
    expectNumber(told.get(), last.value());
  }

  /** The value that a tooltip tells, empty as long as it tells of another step. */
  private static String valueAt(Locator tooltip, long step) {
    var script =
        """
        (all, step) => all.filter(t => t.querySelector('[data-step]').dataset.step === step)
          .map(t => t.querySelector('[data-value]').textContent)[0] ?? ''\
        """;
    return (String) tooltip.evaluateAll(script, "" + step);
  }

  /** What is shown is what was written, or the float32 that a writer made of it. */
  private static void expectNumber(String shown, double written) {
    assertThat((float) Shown.number(shown)).isEqualTo(Float.valueOf((float) written));
  }

  /** NaN and infinities are counted, and the last value is told. */
  private static void expectSpecials(Tour tour, String run, String tag) {
    var all = tour.expected().scalar(run, tag);
    expectLast(tour, tag, all.getLast());
    var cells = facts(tour, tag);
    assertThat(cells.nth(1)).hasText("" + all.size());
    assertThat(cells.nth(3))
        .hasText("" + all.stream().filter(p -> Double.isNaN(p.value())).count());
    assertThat(cells.nth(4)).hasText("" + count(all, Double.POSITIVE_INFINITY));
    assertThat(cells.nth(5)).hasText("" + count(all, Double.NEGATIVE_INFINITY));
    tour.page().keyboard().press("Escape");
  }

  private static long count(List<Written> points, double value) {
    return points.stream().filter(point -> point.value() == value).count();
  }

  /** Points that a second attempt replaced are counted as superseded. */
  private static void expectAttempts(Tour tour, String run, String tag) {
    var first = tour.expected().scalar(run, tag);
    var second = tour.expected().scalar(run, tag + " (attempt 2)");
    long replaced = first.stream().filter(p -> p.step() >= second.getFirst().step()).count();
    expectLast(tour, tag, second.getLast());
    var cells = facts(tour, tag);
    assertThat(cells.nth(1)).hasText("" + (first.size() - replaced + second.size()));
    assertThat(cells.nth(7)).hasText("" + replaced);
    assertThat(cells.nth(8)).hasText("2");
    tour.page().keyboard().press("Escape");
    var card = Charts.on(tour.page()).card(tag);
    assertThat(card).hasAttribute("data-lines", "1");
    tour.page().getByText("Attempts", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(card).hasAttribute("data-lines", "2");
  }

  /** What add_scalars and add_hparams wrote beside a run is drawn with it, folded or not. */
  private static void expectFolded(Tour tour, String run, int members) {
    var card = Charts.on(tour.page()).card("split");
    assertThat(card).hasAttribute("data-lines", "2");
    var rows = tour.page().locator("mi-run-panel li");
    int folded = rows.count();
    var row = rows.filter(new Locator.FilterOptions().setHasText(run));
    row.getByText("+" + members, new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(rows).hasCount(folded + members);
    assertThat(card).hasAttribute("data-lines", "2");
    assertThat(
            rows.filter(new Locator.FilterOptions().setHasText("split_test")).locator(":checked"))
        .hasCount(1);
  }

  private static Locator facts(Tour tour, String tag) {
    return Charts.on(tour.page()).facts(tag).locator("[data-facts-run] td");
  }

  /** Count, least and greatest of the newest histogram, read by a key. */
  private static void expectHistogram(Tour tour, String run, String tag) {
    var written = tour.expected().values(run, "histogram", tag);
    var last = written.getLast();
    var histograms = Histograms.on(tour.page());
    histograms.awaitSteps(tag, written.size());
    histograms.canvas(tag).focus();
    tour.page().keyboard().press("ArrowRight");
    var told = histograms.told(tag);
    assertThat(told.locator("[data-step]")).hasAttribute("data-step", text(last, "step"));
    assertThat(told.locator("[data-total]")).hasAttribute("data-total", text(last, "count"));
    var range = RANGE.matcher(told.textContent());
    assertThat(range.find()).isTrue();
    double least = last.get("min").asDouble();
    double greatest = last.get("max").asDouble();
    var digits = within(1e-6 * Math.max(Math.abs(least), Math.abs(greatest)));
    assertThat(Shown.number(range.group(1))).isCloseTo(least, digits);
    assertThat(Shown.number(range.group(2))).isCloseTo(greatest, digits);
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).asString();
  }

  /** The card of a tag, at the step that was written last. */
  private static Locator card(Tour tour, String run, String tab, String kind, String tag) {
    tour.page().locator("[data-tab=" + tab + "]").click();
    var card = tour.page().locator("mi-media-card section[data-tag='" + tag + "']");
    assertThat(card.locator("[data-step]"))
        .hasAttribute("data-step", text(tour.expected().last(run, kind, tag), "step"));
    return card;
  }

  /** As many images as were written at a step, each of the size that is said. */
  private static void expectImages(Tour tour, String run, String tag) {
    var last = tour.expected().last(run, "image", tag);
    var card = card(tour, run, "images", "image", tag);
    assertThat(card.locator("img")).hasCount(last.path("images").asInt(1));
    var image = card.locator("img").first();
    Await.until("pixels", () -> (boolean) image.evaluate("i => i.naturalWidth > 0"));
    var size = (String) image.evaluate("i => i.naturalWidth + ' × ' + i.naturalHeight");
    assertThat(card).containsText(size);
    if (last.has("width")) {
      assertThat(size).isEqualTo(text(last, "width") + " × " + text(last, "height"));
    }
  }

  /** As long as its frames last. */
  private static void expectSound(Tour tour, String run, String tag) {
    var last = tour.expected().last(run, "audio", tag);
    var sound = card(tour, run, "audio", "audio", tag).locator("audio");
    Await.until("a sound", () -> seconds(sound) > 0);
    if (last.has("frames")) {
      assertThat(seconds(sound))
          .isEqualTo(last.get("frames").asDouble() / last.get("rate").asDouble());
    }
  }

  private static double seconds(Locator sound) {
    return ((Number) sound.evaluate("a => a.duration || 0")).doubleValue();
  }

  private static Locator text(Tour tour, String run, String tag) {
    return card(tour, run, "text", "text", tag).locator("[data-text]");
  }

  /** Every element of a tensor, at the step that is shown. */
  private static void expectTensor(Tour tour, JsonNode tensor) {
    tour.page().locator("[data-tab=tensors][aria-pressed=false]").all().forEach(Locator::click);
    var tag = text(tensor, "tag");
    var card = tour.page().locator("mi-media-card section[data-tag='" + tag + "']");
    assertThat(card.locator("[data-step]")).hasAttribute("data-step", text(tensor, "step"));
    assertThat(card.locator("td").first()).isVisible();
    if (tensor.has("values")) {
      var values = tensor.get("values");
      assertThat(card.locator("td")).hasCount(values.size());
      expectNumberIn(card, values.get(0).asString());
      var cells = card.locator("td").allTextContents();
      for (int i = 0; i < values.size(); i++) {
        expectNumber(cells.get(i), number(values.get(i).asString()));
      }
    }
  }

  /** The elements of a step come after its name. */
  private static void expectNumberIn(Locator card, String first) {
    Await.until(
        "the element " + first,
        () ->
            Float.compare(
                    (float) Shown.number(card.locator("td").first().textContent()),
                    (float) number(first))
                == 0);
  }

  /** A number as Python writes it. */
  private static double number(String text) {
    return Double.parseDouble(
        text.replaceFirst("^nan$", "NaN").replaceFirst("^(-?)inf$", "$1Infinity"));
  }

  /** A parameter whose histogram was written is a node of the graph, found by its name. */
  private static void expectParameter(Page page, String layer, String name) {
    page.getByLabel("Search nodes").fill("[" + layer + "]/" + name);
    page.locator("mi-graph-search [data-match*='" + name + "']").last().click();
    var panel = page.locator("mi-graph-panel");
    assertThat(panel.locator("[data-fact=op]")).hasText("prim::GetAttr");
    assertThat(panel.locator("[data-fact=name]")).containsText("[" + layer + "]/" + name);
  }

  private static void expectGraph(Tour tour, String run, String tag) {
    assertThat(text(tour.expected().last(run, "graph", tag), "step")).isEqualTo("0");
    assertThat(tour.page().locator("mi-graph-page select[aria-label=Run] option:checked"))
        .hasText(tour.name(run));
    assertThat(tour.page().getByLabel("Graph", new Page.GetByLabelOptions().setExact(true)))
        .hasValue(tag);
    tour.page().getByLabel("Search nodes").fill("outer/inner/MatMul");
    tour.page().locator("mi-graph-search [data-match$='outer/inner/MatMul']").first().click();
    assertThat(tour.page().locator("mi-graph-panel [data-fact=op]")).hasText("MatMul");
  }

  /** The graph has the optimizer's scope, the data graph the size of its batches. */
  private static void expectOptimizerAndBatches(Page page, JsonNode said) {
    var optimizer = "Default/optimizer-" + text(said, "optimizer");
    var outline = page.locator("mi-graph-outline");
    assertThat(outline.locator("[data-name='" + optimizer + "']")).isVisible();
    page.getByLabel("Graph", new Page.GetByLabelOptions().setExact(true))
        .selectOption("__data_graph__");
    outline.locator("[data-name=Batch]").click();
    assertThat(page.locator("mi-graph-panel [data-attributes] tr").first())
        .hasText(Pattern.compile("batch_size\\s*" + text(said, "batch")));
  }

  private static void expectHyperparameters(Tour tour, String run, JsonNode said) {
    var lineages = Lineages.on(tour.page());
    var name = tour.name(run) + "/hparams";
    assertThat(lineages.row(name)).isVisible();
    expectCell(lineages, name, "h:lr", said.get("lr"));
    expectCell(lineages, name, "h:width", said.get("width"));
    expectCell(lineages, name, "v:hparam/accuracy", said.get("accuracy"));
  }

  private static void expectLineage(Tour tour, String run) {
    var said = tour.expected().last(run, "lineage", "evaluation");
    var lineages = Lineages.on(tour.page());
    var name = tour.name(run);
    assertThat(lineages.cell(name, "m:optimizer")).hasText(text(said, "optimizer"));
    expectCell(lineages, name, "m:learningRate", said.get("lr"));
    expectCell(lineages, name, "m:epochs", said.get("epochs"));
    expectCell(lineages, name, "m:batchSize", said.get("batch"));
    expectCell(lineages, name, "d:trainSize", said.get("train_size"));
    expectCell(lineages, name, "v:accuracy", said.get("accuracy"));
  }

  private static void expectCell(Lineages lineages, String run, String key, JsonNode written) {
    assertThat((float) lineages.number(run, key)).as(key).isEqualTo((float) written.asDouble());
  }
}
