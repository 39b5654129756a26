package dev.mindinsight.e2e.journeys;

import dev.mindinsight.e2e.stage.Await;
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
  private static final Duration LIFE_MAX = Duration.ofMillis(700);

  @Test
  void killedTwentyTimesTheServerLosesAndDoublesNothing(@TempDir Path logs) throws Exception {
    var random = new Random(SEED);
    try (var fast = new Job(logs, "fast", Duration.ofMillis(1));
        var other = new Job(logs, "deep/er/other", Duration.ofMillis(5));
        var slow = new Job(logs, "slow", Duration.ofSeconds(1))) {
      var product = Product.launched("kill", "start", "--logdir", logs.toString());
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
