package dev.mindinsight.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.EventFile;
import dev.mindinsight.e2e.stage.Product;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at twenty instants while jobs write, and nothing is lost, doubled or
 * changed: what it serves in the end equals, point by point, what the jobs wrote.
 */
class KillIT {

  private static final int KILLS = 20;
  private static final long SEED = 20_261_122;

  /** While the tables are made, on machines of different speed. */
  private static final List<Integer> FIRST_LIVES_MILLIS = List.of(100, 200, 280, 400);

  private static final Duration LIFE_MAX = Duration.ofMillis(400);

  @Test
  void killedTwentyTimesTheServerLosesAndDoublesNothing(@TempDir Path logs) throws Exception {
    var random = new Random(SEED);
    try (var fast = new Job(logs, "fast", Duration.ofMillis(1));
        var other = new Job(logs, "deep/er/other", Duration.ofMillis(5));
        var slow = new Job(logs, "slow", Duration.ofSeconds(1))) {
      var product = Product.serving("kill", logs.toString());
      for (int kill = 0; kill < KILLS; kill++) {
        product = killedAndStartedAgain(product, random);
      }
      try (var last = product.awaitAnswer()) {
        for (var job : List.of(fast, other, slow)) {
          job.close();
          job.expectServed(last.api());
        }
      }
    }
  }

  @Test
  void killedInItsVeryFirstStartTheServerStartsAgain(@TempDir Path logs) {
    EventFile.begun().curve("loss", 10).into(logs.resolve("job"));
    for (int millis : FIRST_LIVES_MILLIS) {
      var first = Product.launched("kill-first", "start", "--logdir", logs.toString());
      var store = first.workspace().resolve("store");
      Await.until("a first write to the store", () -> lastWrite(store) > 0);
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      first.kill();
      try (var again = first.startedAgain().awaitAnswer()) {
        assertThat(again.api().awaitPoints(again.api().runNamed("job"), "loss", 10).size())
            .isEqualTo(10);
      }
    }
  }

  /** Kills a server that has begun to store, a time afterwards that is different each time. */
  private static Product killedAndStartedAgain(Product product, Random random) {
    var store = product.workspace().resolve("store");
    long before = lastWrite(store);
    Await.until(
        Await.PATIENCE,
        () -> "a write to the store; the log is:\n" + product.log(),
        () -> lastWrite(store) > before);
    LockSupport.parkNanos(random.nextLong(LIFE_MAX.toNanos()));
    product.kill();
    return product.startedAgain();
  }

  /** Grows with every write: a file of the store may be written to without becoming longer. */
  private static long lastWrite(Path directory) {
    var files = directory.toFile().listFiles();
    return files == null ? 0 : Arrays.stream(files).mapToLong(File::lastModified).max().orElse(0);
  }
}
