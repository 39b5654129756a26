package dev.mindinsight.e2e.journeys;

import com.microsoft.playwright.Page;
import dev.mindinsight.e2e.stage.Charts;
import dev.mindinsight.e2e.stage.Debugger;
import dev.mindinsight.e2e.stage.Product;
import dev.mindinsight.e2e.stage.Shell;
import dev.mindinsight.e2e.stage.Stage;
import dev.mindinsight.e2e.stage.Visit;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long things take that a person waits for. Measured, not asserted, and no part of {@code
 * verify}: {@code ./mvnw verify -pl e2e-tests -am -Dit.test=FlushToPixel -Dsurefire.skip
 * -Dfailsafe.failIfNoSpecifiedTests=false -Dproduct.jvm=-XX:+TieredCompilation}, which is the JVM
 * that a person gets.
 */
@Tag("measure")
@ExtendWith(Stage.class)
class FlushToPixel {

  private static final int SAMPLES = 200;
  private static final int WARM_UP = 20;
  private static final int ATTACHES = 15;

  /** Resolves with the browser's clock when the card has drawn the step. */
  private static final String DRAWN =
      """
      ([card, step]) => new Promise((done) => {
        const look = () => {
          if (Number(card.dataset.lastStep) >= step) {
            requestAnimationFrame(() => done(Date.now()));
            return true;
          }
          return false;
        };
        if (!look()) {
          const watch = new MutationObserver(() => look() && watch.disconnect());
          watch.observe(card, { attributes: true });
        }
      })\
      """;

  @Test
  void flushToPixel(Visit visit, @TempDir Path logs) throws Exception {
    try (var writer = SummaryWriter.open(logs.resolve("job"));
        var product = Product.serving("latency", logs.toString())) {
      writer.scalar("loss", 0, 1);
      writer.flush();
      var page = visit.open(product.address().resolve("charts"));
      Charts.on(page).awaitStep("loss", 0);
      Shell.on(page).awaitLive();
      var random = new Random(1);
      var millis = new long[SAMPLES];
      for (int step = 1; step <= WARM_UP + SAMPLES; step++) {
        LockSupport.parkNanos(Duration.ofMillis(50 + random.nextInt(100)).toNanos());
        long took = latencyMillis(page, writer, step);
        if (step > WARM_UP) {
          millis[step - WARM_UP - 1] = took;
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          "flush to pixel: p50 %d ms, p95 %d ms, max %d ms of %d samples%n",
          millis[SAMPLES / 2], millis[SAMPLES * 95 / 100], millis[SAMPLES - 1], SAMPLES);
    }
  }

  private static long latencyMillis(Page page, SummaryWriter writer, int step) {
    writer.scalar("loss", step, 1f / step);
    long flushed = System.currentTimeMillis();
    writer.flush();
    var card = Charts.on(page).card("loss").elementHandle();
    var drawn = (Number) page.evaluate(DRAWN, Arrays.asList(card, (double) step));
    return drawn.longValue() - flushed;
  }

  @Test
  void startToFirstPageAndMemoryAfterTheDemo(Visit visit) throws Exception {
    long started = System.nanoTime();
    try (var demo = Product.launched("measured-demo", "demo", "--epochs", "1")) {
      demo.awaitAnswer();
      double answered = (System.nanoTime() - started) / 1e9;
      var page = visit.open(demo.address());
      Shell.on(page).awaitLive();
      double shown = (System.nanoTime() - started) / 1e9;
      dev.mindinsight.e2e.stage.Await.until(
          Duration.ofMinutes(5),
          () -> "a finished run",
          () ->
              demo.api().runs().stream()
                  .anyMatch(r -> r.get("status").asString().equals("finished")));
      System.out.printf(
          "start to first answer %.1f s, to first page %.1f s; resident memory of the server after the demo %d MiB%n",
          answered, shown, residentKib(demo.pid()) / 1024);
    }
  }

  /** From the press of Attach to the job's word that it is, and from the address to the graph. */
  @Test
  void attachToGraph(Visit visit) {
    try (var demo =
        Product.launched("measured-debug", "demo", "--epochs", "500", "--debugger-port", "0")) {
      demo.awaitAnswer();
      var attached = new long[ATTACHES];
      var drawn = new long[ATTACHES];
      for (int i = 0; i < ATTACHES; i++) {
        long opened = System.nanoTime();
        var page = visit.open(demo.address().resolve("debug"));
        page.locator("mi-debug-page mi-graph-canvas[data-zoom]").waitFor();
        drawn[i] = (System.nanoTime() - opened) / 1_000_000;
        var debugger = Debugger.on(page);
        long pressed = System.nanoTime();
        debugger.button("attach").click();
        debugger.button("detach").waitFor();
        attached[i] = (System.nanoTime() - pressed) / 1_000_000;
        debugger.detach();
        page.close();
      }
      Arrays.sort(attached);
      Arrays.sort(drawn);
      System.out.printf(
          "attached after %d ms in the median, at most %d; graph drawn %d ms after its address was"
              + " opened, at most %d%n",
          attached[ATTACHES / 2], attached[ATTACHES - 1], drawn[ATTACHES / 2], drawn[ATTACHES - 1]);
    }
  }

  private static long residentKib(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      var line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    }
  }
}
