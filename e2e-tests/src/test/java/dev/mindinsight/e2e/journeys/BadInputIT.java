package dev.mindinsight.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Runs;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input as a person meets it: said in the log, in the ledger and on the page; the rest is
 * right.
 */
@ExtendWith(Stage.class)
class BadInputIT {

  @TempDir private static Path directory;
  private static Product product;

  @BeforeAll
  static void serve() throws Exception {
    BadFiles.into(directory.resolve("bad"));
    product =
        Product.serving(
            "bad-input",
            directory.resolve("bad").toString(),
            "gone=" + directory.resolve("gone"),
            "plain=" + Files.createDirectory(directory.resolve("plain")),
            "locked=" + locked(directory.resolve("locked")));
  }

  private static Path locked(Path path) throws IOException {
    EventFile.begun().curve("loss", 10).into(path.resolve("run"));
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
  }

  @AfterAll
  static void end() throws IOException {
    // Otherwise who is not root could not remove it.
    Files.setPosixFilePermissions(
        directory.resolve("locked"), PosixFilePermissions.fromString("rwx------"));
    product.close();
  }

  @ParameterizedTest
  @CsvSource({
    "flipped-data, 99, Malformed data checksum",
    "flipped-length, 99, Malformed length checksum",
    "absurd-length, 101, Unsupported record length",
  })
  void damageIsSkippedCountedAndSaid(String run, int points, String reason, Visit visit) {
    var id = product.api().runNamed("bad/" + run);
    assertThat(product.api().awaitPoints(id, "loss", points).size()).isEqualTo(points);
    var corrupt = Api.list(product.api().get("ledger", "run", id).get("corrupt"));
    assertThat(corrupt)
        .singleElement()
        .satisfies(c -> assertThat(c.get("reason").asString()).contains(reason));
    assertThat(product.log()).contains(run).contains(reason);
    var page = visit.open(product.address().resolve("charts?r=" + id.substring(0, 8)));
    var charts = Charts.on(page);
    charts.awaitRaw("loss", points);
    long skipped = corrupt.getFirst().get("bytes").asLong();
    assertThat(charts.facts("loss")).containsText(skipped + " B");
    expectInLedger(visit, id, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "empty, empty",
    "no-event-file, Malformed length checksum",
    "unreadable, unreadable",
  })
  void aFileWithoutARecordIsARunThatSaysWhy(String run, String reason, Visit visit) {
    var id = product.api().runNamed("bad/" + run);
    var page = visit.open(product.address().resolve("runs"));
    assertThat(Runs.on(page).row("bad/" + run)).isVisible();
    expectInLedger(visit, id, reason);
    page.navigate(product.address().resolve("charts?r=" + id.substring(0, 8)).toString());
    assertThat(page.locator("mi-charts-page")).containsText("no scalars");
    Visit.picture(page, "bad-" + run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"empty", "no-event-file", "unreadable", "flipped-data", "two-writers", "clock"})
  void everyBadFileIsNamedInTheLog(String run) {
    product.api().runNamed("bad/" + run);
    Await.until("a line about bad/" + run, () -> product.log().contains("bad/" + run));
  }

  @Test
  void aTruncatedFileWaitsForItsRest(Visit visit) {
    var id = product.api().runNamed("bad/truncated");
    assertThat(product.api().awaitPoints(id, "loss", BadFiles.POINTS - 1).size())
        .isEqualTo(BadFiles.POINTS - 1);
    assertThat(product.api().get("ledger", "run", id).get("behindBytes").asLong()).isPositive();
    expectInLedger(visit, id, "Still to read");
  }

  @Test
  void namesAreTextWhateverTheyHold(Visit visit) {
    var id = product.api().runNamed("bad/tags");
    product.api().awaitPoints(id, BadFiles.LONG, 1);
    assertThat(product.api().tags(id).stream().map(t -> t.get("tag").asString()))
        .contains("loss", BadFiles.MARKUP, BadFiles.CONTROL, BadFiles.LONG);
    var page = visit.open(product.address().resolve("charts?r=" + id.substring(0, 8)));
    var charts = Charts.on(page);
    charts.awaitStep("loss", BadFiles.POINTS - 1);
    assertThat(charts.cards()).hasCount(4);
    assertThat(page.locator("mi-charts-page")).containsText("<script>");
    assertThat(page).not().hasTitle("owned");
    assertThat(charts.card("loss").locator("script")).hasCount(0);
    assertFits(page, charts.cards());
    Visit.picture(page, "bad-tags");
  }

  /** No card is wider than the page, whatever its title. */
  private static void assertFits(Page page, Locator cards) {
    var widest =
        (Number)
            cards.evaluateAll(
                "cards => Math.max(...cards.map(c => c.getBoundingClientRect().right))");
    assertThat(widest.doubleValue()).isLessThanOrEqualTo(page.viewportSize().width);
  }

  @Test
  void oddNumbersAreData(Visit visit) {
    var id = product.api().runNamed("bad/numbers");
    assertThat(product.api().awaitPoints(id, "steps", 2).steps())
        .containsExactly(-5L, BadFiles.HUGE_STEP);
    assertThat(product.api().awaitPoints(id, "loss", BadFiles.POINTS + 3).values())
        .endsWith(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    var page = visit.open(product.address().resolve("charts?r=" + id.substring(0, 8)));
    var charts = Charts.on(page);
    charts.awaitRaw("loss", BadFiles.POINTS + 3);
    assertThat(charts.card("steps")).hasAttribute("data-last-step", "" + BadFiles.HUGE_STEP);
    assertThat(charts.facts("loss")).containsText("NaN");
    Visit.picture(page, "bad-numbers");
    page.navigate(product.address().resolve("runs").toString());
    assertThat(Runs.on(page).row("bad/numbers"))
        .hasAttribute("data-last-step", "" + BadFiles.HUGE_STEP);
  }

  @Test
  void aStepThatNoDoubleHoldsIsShownWithEveryDigit(Visit visit) {
    var id = product.api().runNamed("bad/numbers");
    var page = visit.open(product.address().resolve("charts?t=steps&r=" + id.substring(0, 8)));
    var charts = Charts.on(page);
    charts.awaitRaw("steps", 2);
    charts.plot("steps").hover(0.7, 0.5);
    assertThat(charts.tooltip("steps").locator("[data-step]"))
        .hasText(
            "step " + String.format(Locale.ROOT, "%,d", BadFiles.HUGE_STEP).replace(',', '\u2009'));
    charts.plot("steps").hover(0.1, 0.5);
    assertThat(charts.tooltip("steps").locator("[data-step]")).hasText("step \u22125");
  }

  @Test
  void aTrainingThatDivergedShowsItsNaN(Visit visit) {
    var id = product.api().runNamed("bad/diverged");
    int last = BadFiles.POINTS + BadFiles.NAN_POINTS - 1;
    var page =
        visit.open(product.address().resolve("charts?r=" + id.substring(0, 8) + "&z=0_" + last));
    var charts = Charts.on(page);
    charts.awaitRaw("loss", BadFiles.POINTS + BadFiles.NAN_POINTS);
    assertThat(charts.card("loss")).containsText(BadFiles.NAN_POINTS + " NaN");
    assertThat(charts.pixels("loss", Shell.on(page).colour("bad/diverged"))).isPositive();
    charts.plot("loss").hover(0.95, 0.5);
    assertThat(charts.tooltip("loss").locator("[data-value]")).hasText("NaN");
    assertThat(charts.facts("loss").locator("[data-facts-run='" + id + "']"))
        .containsText("" + BadFiles.NAN_POINTS);
    Visit.picture(page, "bad-diverged");
    page.navigate(product.address().resolve("runs").toString());
    assertThat(Runs.on(page).row("bad/diverged").locator(".metric").first()).hasText("NaN");
  }

  @Test
  void whatCannotBeReadDoesNotLookAsIfItWereBeingRead(Visit visit) {
    product.api().awaitPoints(product.api().runNamed("bad/good"), "loss", BadFiles.POINTS);
    var page = visit.open(product.address().resolve("runs"));
    assertThat(Shell.on(page).liveMark()).containsText("not readable yet");
  }

  @Test
  void aClockThatGoesBackLosesNoPoint(Visit visit) {
    var id = product.api().runNamed("bad/clock");
    assertThat(product.api().awaitPoints(id, "loss", BadFiles.POINTS + 2).steps())
        .isEqualTo(LongStream.range(0, BadFiles.POINTS + 2).boxed().toList());
    for (var axis : new String[] {"step", "relative", "wall"}) {
      var page =
          visit.open(product.address().resolve("charts?r=" + id.substring(0, 8) + "&x=" + axis));
      Charts.on(page).awaitRaw("loss", BadFiles.POINTS + 2);
    }
  }

  @Test
  void twoWritersInADirectoryAreOneAttemptAndNoted(Visit visit) {
    var id = product.api().runNamed("bad/two-writers");
    var run =
        product.api().runs().stream()
            .filter(r -> r.get("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(run.get("attempts").asInt()).isEqualTo(1);
    assertThat(product.api().awaitPoints(id, "loss", BadFiles.POINTS).size())
        .isEqualTo(BadFiles.POINTS);
    assertThat(product.api().awaitPoints(id, "other", BadFiles.POINTS).size())
        .isEqualTo(BadFiles.POINTS);
    expectInLedger(visit, id, "writers");
  }

  @Test
  void aFolderNamedLikeAnEventFileHindersNothing() {
    var id = product.api().runNamed("bad/folder");
    assertThat(product.api().awaitPoints(id, "loss", BadFiles.POINTS).size())
        .isEqualTo(BadFiles.POINTS);
  }

  @Test
  void aGoodRunBesideBadOnesIsWhole() {
    var id = product.api().runNamed("bad/good");
    assertThat(product.api().awaitPoints(id, "loss", BadFiles.POINTS).size())
        .isEqualTo(BadFiles.POINTS);
    assertThat(product.api().get("ledger", "run", id).get("corrupt")).isEmpty();
  }

  @Test
  void aMissingLogDirectoryIsSaidAndReadOnceItIsThere(Visit visit) {
    assertThat(product.log()).contains(directory.resolve("gone").toString());
    var page = visit.open(product.address().resolve("runs"));
    assertThat(page.getByRole(AriaRole.ALERT).getByText(directory.resolve("gone").toString()))
        .containsText("Missing log directory");
    EventFile.begun().curve("loss", 10).into(directory.resolve("gone/late"));
    assertThat(Runs.on(page).row("gone/late")).isVisible();
    assertThat(page.getByText("Missing log directory")).hasCount(0);
  }

  @Test
  void aLogDirectoryThatCannotBeReadIsSaidWhateverKeepsIt(Visit visit) throws IOException {
    var locked = directory.resolve("locked").toString();
    var plain = directory.resolve("plain").toString();
    Files.deleteIfExists(Path.of(plain));
    Files.createFile(Path.of(plain));
    var page = visit.open(product.address().resolve("runs"));
    for (var path : new String[] {locked, plain}) {
      assertThat(page.getByRole(AriaRole.ALERT).getByText(path))
          .containsText("Unreadable log directory");
      assertThat(product.log()).containsPattern("Unreadable log directory: .*" + path);
    }
    Visit.picture(page, "bad-log-directories");
  }

  @Test
  void anEmptyLogDirectorySaysWhatToDoAndShowsTheFirstRunBeforeItHasAScalar(
      Visit visit, @TempDir Path empty) {
    try (var server = Product.serving("empty", empty.toString())) {
      var page = visit.open(server.address());
      assertThat(page.locator("mi-runs-page")).containsText("mindinsight demo");
      Visit.picture(page, "runs-empty");
      EventFile.empty().into(empty.resolve("first"));
      assertThat(Runs.on(page).row("first")).isVisible();
      var ledger = Runs.on(page).row("first").locator("[data-trouble]");
      assertThat(ledger).hasAttribute("data-trouble", "0");
      EventFile.begun().into(empty.resolve("first"));
      Visit.picture(page, "runs-without-scalars");
      assertThat(Runs.on(page).overlappingCells()).isEmpty();
    }
  }

  private static void expectInLedger(Visit visit, String run, String text) {
    var page =
        visit.open(
            product
                .address()
                .resolve("charts?r=" + run.substring(0, 8) + "&l=" + run.substring(0, 8)));
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText(text);
  }
}
