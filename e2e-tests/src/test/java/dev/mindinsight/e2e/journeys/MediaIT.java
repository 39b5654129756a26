package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Gallery;
import dev.mindinsight.e2e.stage.Look;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.RealFiles;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Media page: values read off it are those that were written, and bad ones say what is wrong.
 */
@ExtendWith(Stage.class)
class MediaIT {

  static Stream<Look> looks() {
    return Stream.of(Look.LIGHT, Look.DARK);
  }

  private static Locator card(Page page, String tag) {
    return page.locator("mi-media-card section[data-tag='" + tag + "']");
  }

  private static String run(Gallery gallery, String name) {
    assumeTrue(RealFiles.present());
    return gallery.product().api().runNamed(name);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void imagesHaveTheSizeThatIsSaidAndStepsAreGoneThrough(Look look, Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(look, gallery.at("media?r=" + run.substring(0, 8) + "&m=images..1x"));
    var images =
        Api.list(
            gallery.product().api().get("images", "run", run, "tag", "test/images").get("images"));
    var card = card(page, "test/images");
    var last = images.getLast();
    expectSize(card, last.get("width").asInt(), last.get("height").asInt());
    assertThat(card.locator("[data-step]")).hasAttribute("data-step", last.get("step").asString());
    page.keyboard().press("ArrowLeft");
    var before = images.get(images.size() - 2).get("step").asString();
    assertThat(card.locator("[data-step]")).hasAttribute("data-step", before);
    assertThat(page).hasURL(Pattern.compile("m=images\\." + before + "\\.1x"));
    page.reload();
    assertThat(card.locator("[data-step]")).hasAttribute("data-step", before);
    Visit.picture(page, "media-images");
  }

  private static void expectSize(Locator card, int width, int height) {
    var image = card.locator("img").first();
    assertThat(image).isVisible();
    Await.until(
        "an image of %d × %d".formatted(width, height),
        () ->
            image
                .evaluate("i => i.naturalWidth + 'x' + i.naturalHeight + 'x' + i.width")
                .equals(width + "x" + height + "x" + width));
    assertThat(card).containsText(width + " × " + height);
  }

  @Test
  void severalImagesOfAStepStandSideBySide(Visit visit, Gallery gallery) {
    var run = run(gallery, "tensorflow/summary");
    var page = visit.open(gallery.at("media?r=" + run.substring(0, 8)));

    assertThat(card(page, "digits").locator("mi-media-image img")).hasCount(3);
    Visit.picture(page, "media-several");
  }

  @Test
  void aSoundHasItsLengthAndRate(Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(gallery.at("media?r=" + run.substring(0, 8) + "&m=audio"));
    var card = card(page, "a4");

    assertThat(card).containsText("0.5 s · 8\u2009000 Hz · mono · WAV");
    Await.until(
        "a sound of half a second",
        () ->
            ((Number) card.locator("audio").evaluate("a => a.duration || 0")).doubleValue() == 0.5);
    Visit.picture(page, "media-audio");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aTextIsRenderedAndItsSourceIsThere(Look look, Visit visit, Gallery gallery) {
    var run = run(gallery, "torch/sgd-small");
    var page = visit.open(look, gallery.at("media?r=" + run.substring(0, 8) + "&m=text"));
    var text =
        gallery
            .product()
            .api()
            .get("texts", "run", run, "tag", "notes/text_summary")
            .at("/texts/0/text/0")
            .asString();
    var card = card(page, "notes/text_summary");
    assertThat(card.locator("[data-text] .md")).isVisible();
    Visit.picture(page, "media-text");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Source")).click();
    assertThat(card.locator("pre.plain")).hasText(text);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void aTensorIsATableOfItsValues(Look look, Visit visit, Gallery gallery) {
    var run = run(gallery, "tensorflow/summary");
    var page = visit.open(look, gallery.at("media?r=" + run.substring(0, 8) + "&m=tensors"));
    var tensor =
        Api.list(gallery.product().api().get("tensors", "run", run, "tag", "custom").get("tensors"))
            .getLast();
    var card = card(page, "custom");
    assertThat(card.locator("[data-figure=elements]"))
        .containsText(tensor.at("/statistics/count").asString());
    var index = tensor.get("url").asString().replaceAll(".*&value=(\\d+).*", "$1");
    var first =
        gallery
            .product()
            .api()
            .get("tensor", "run", run, "tag", "custom", "value", index)
            .at("/values/0")
            .asString();
    var cell = card.locator("td").first();
    assertThat(cell).isVisible();
    assertThat(Double.parseDouble(cell.textContent().replace('−', '-')))
        .isEqualTo(Double.parseDouble(first));
    Visit.picture(page, "media-tensors");
  }

  @Test
  void whatIsNotThereSaysHowItIsWritten(Visit visit, Gallery gallery) {
    var page = visit.open(gallery.at("media?r=" + gallery.made("alpha") + "&m=audio"));

    assertThat(page.locator("[data-empty=audio]")).containsText("add_audio");
    Visit.picture(page, "media-empty");
  }

  @Test
  void badMediaSayWhatIsWrongAndNothingOfThemRuns(Visit visit, @TempDir Path directory) {
    BadMedia.into(directory);
    try (var server = Product.serving("bad-media", "bad=" + directory)) {
      var run = server.api().runNamed("media");
      server.api().awaitPoints(run, "loss", 1);
      var page = visit.open(server.address().resolve("media?r=" + run.substring(0, 8)));
      assertThat(card(page, "good").locator("img")).isVisible();
      expectFault(page, "lie", "3 × 2 pixels, its producer claims 300 × 200");
      expectFault(page, "huge", "200 megapixels");
      expectFault(page, "no-image", "Unsupported image");
      assertThat(page.locator("mi-media-card img")).hasCount(1);
      Visit.picture(page, "media-bad-images");
      page.locator("[data-tab=audio]").click();
      assertThat(card(page, "good-sound").locator("audio")).isVisible();
      expectFault(page, "absurd", "Truncated WAV: got 8000 bytes of data, want 4294967294");
      Visit.picture(page, "media-bad-audio");
      page.locator("[data-tab=text]").click();
      expectHarmless(page);
    }
  }

  private static void expectFault(Page page, String tag, String words) {
    var fault = card(page, tag).locator("[data-fault]").first();
    assertThat(fault).isVisible();
    assertThat(fault).containsText(words);
  }

  /** The visit's own watch fails the test for any request off this machine. */
  private static void expectHarmless(Page page) {
    var card = card(page, "hostile");
    assertThat(card.locator("th").first()).hasText("a");
    assertThat(card).containsText("<script>window.hit = 1</script>");
    assertThat(card.locator("img, script, iframe")).hasCount(0);
    assertThat(card.locator("a[href^='javascript']")).hasCount(0);
    assertThat(card.locator("a", new Locator.LocatorOptions().setHasText("web")))
        .hasAttribute("rel", Pattern.compile("noopener"));
    Visit.picture(page, "media-hostile-text");
    assertThat(page.evaluate("window.hit ?? 0")).isEqualTo(0);
  }
}
