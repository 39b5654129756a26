package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.PointRange;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredFile;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that ingests, as {@code kill -9} does, at random instants; each process goes on
 * with the store that the one before left. After each kill all that was announced as committed is
 * there, and what is there is compared point by point: none lost, none twice, none wrong.
 *
 * <p>{@code -Dkilled.ingest.kills=200} kills more often; {@code -Dkilled.ingest.seed=N} repeats the
 * choices of a run that printed N, though not what the machine did meanwhile.
 *
 * <p>On 23 November 2026, on two cores that others used too: 200 kills, 104 of them while there was
 * more to read, 39,641,200 points, all there once.
 */
class KilledIngestTest {

  private static final int KILLS = Integer.getInteger("killed.ingest.kills", 20);
  private static final long SEED = Long.getLong("killed.ingest.seed", System.nanoTime());

  /** Chains of processes that run beside each other, so that both cores work. */
  private static final int CHAINS = 2;

  private static final int RUNS = 3;

  /** The most points that are added to each run before each kill: some slices. */
  private static final int POINTS_MAX = 120_000;

  /** A tag that not every step has. */
  private static final int RARE = 10;

  private static final List<String> TAGS = List.of("x", "rare");

  private static final Pattern COMMIT = Pattern.compile("commit (\\d+)\\.");

  /** Points that are compared at a time. */
  private static final int COMPARED = 100_000;

  /** The child: ingests until it is killed, and says when its store is open and when it commits. */
  static final class Child {

    private Child() {}

    public static void main(String[] args) throws InterruptedException {
      try (Store store = H2Store.open(Path.of(args[0]));
          Store.Subscription commits =
              store.onCommit(seq -> System.out.println("commit " + seq + "."));
          Ingest ingest =
              Ingest.start(store.writer(), List.of(new LogDirectory("logs", Path.of(args[1]))))) {
        System.out.println("open " + commits + ingest.faults());
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
      }
    }
  }

  @TempDir Path temp;

  @Test
  void nothingIsLostOrDoubledByKillingTheProcessAtAnyInstant() {
    System.out.println("KilledIngestTest: -Dkilled.ingest.seed=" + SEED);
    List<CompletableFuture<Chain>> chains = new ArrayList<>();
    for (int number = 0; number < CHAINS; number++) {
      Chain chain = new Chain(temp.resolve("chain" + number), new Random(SEED + number));
      chains.add(CompletableFuture.supplyAsync(() -> chain.kill(KILLS / CHAINS)));
    }
    List<Chain> ended = chains.stream().map(CompletableFuture::join).toList();
    int atWork = ended.stream().mapToInt(chain -> chain.killedAtWork).sum();
    long points = ended.stream().mapToLong(chain -> chain.stored).sum();
    System.out.printf(
        "KilledIngestTest: %d kills, %d while there was more to read, %,d points, seed %d%n",
        KILLS, atWork, points, SEED);
    assertThat(atWork).as("kills that met ingest at work").isPositive();
  }

  /** One store and its processes, each killed. */
  private static final class Chain {

    private final Path workspace;
    private final Path logs;
    private final Random random;

    /** Steps that were written, by run. */
    private final int[] written = new int[RUNS];

    /** Points that were compared, by run and tag. */
    private final long[][] compared = new long[RUNS][TAGS.size()];

    long stored;
    int killedAtWork;

    Chain(Path directory, Random random) {
      this.workspace = directory.resolve("store");
      this.logs = directory.resolve("logs");
      this.random = random;
    }

    Chain kill(int kills) {
      try {
        for (int kill = 0; kill < kills; kill++) {
          killOne();
        }
        readTheRest();
        return this;
      } catch (Exception e) {
        throw new IllegalStateException("seed " + SEED, e);
      }
    }

    private void killOne() throws Exception {
      for (int run = 0; run < RUNS; run++) {
        append(run, 1 + random.nextInt(POINTS_MAX));
      }
      boolean early = random.nextInt(4) == 0;
      int millis = random.nextInt(random.nextInt(16) == 0 ? 1_500 : 25);
      long announced = KilledIngestTest.kill(workspace, logs, early ? "open" : "commit", millis);
      try (Store store = H2Store.open(workspace)) {
        assertThat(store.committedSeq()).as("announced").isGreaterThanOrEqualTo(announced);
        long before = stored;
        store.read(this::compare).block();
        assertThat(stored).as("points after the kill").isGreaterThanOrEqualTo(before);
        killedAtWork += stored > before && stored < expected() ? 1 : 0;
      }
    }

    private void readTheRest() {
      try (Ingesting ingesting = Ingesting.of(workspace, logs)) {
        for (int run = 0; run < RUNS; run++) {
          ingesting.awaitPoints("run" + run, points(written[run]));
        }
        // From the first: what stood there at an earlier look stands there still.
        Arrays.stream(compared).forEach(tags -> Arrays.fill(tags, 0));
        ingesting.read(this::compare);
      }
      assertThat(stored).isEqualTo(expected());
    }

    private long expected() {
      return Arrays.stream(written).mapToLong(KilledIngestTest::points).sum();
    }

    private void append(int run, int steps) throws IOException {
      int from = written[run];
      EventBytes events = from == 0 ? EventBytes.file(1) : new EventBytes();
      for (int step = from; step < from + steps; step++) {
        events.scalar("x", step, 1.0 + step, value(run, step));
        if (step % RARE == 0) {
          events.scalar("rare", step, 1.0 + step, value(run, step));
        }
      }
      Path directory = Files.createDirectories(logs.resolve("run" + run));
      Files.write(
          directory.resolve("a.tfevents"),
          events.bytes(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      written[run] += steps;
    }

    /**
     * Compares what came since the last time; the offset of a file stands behind its last point.
     */
    private boolean compare(StoreReader reader) {
      stored = 0;
      for (StoredRun row : reader.runs()) {
        StoredFile file = reader.files(row.id()).getFirst();
        assertThat(row.points()).isEqualTo(Math.max(0, file.records() - 1));
        int run = Integer.parseInt(row.path().substring("run".length()));
        long points = 0;
        for (int tag = 0; tag < TAGS.size(); tag++) {
          points += compare(reader, row.id(), run, tag);
        }
        assertThat(points).as("points of the tags of run %d", run).isEqualTo(row.points());
        stored += points;
      }
      return true;
    }

    private long compare(StoreReader reader, RunId id, int run, int tag) {
      Optional<StoredTag> found = reader.tag(id, TAGS.get(tag), Kind.SCALAR);
      long points = found.map(StoredTag::points).orElse(0L);
      int stride = tag == 0 ? 1 : RARE;
      while (compared[run][tag] < points) {
        long from = compared[run][tag];
        long index = from;
        for (PointRange range :
            reader.points(found.orElseThrow(), from, Math.min(points - from, COMPARED))) {
          assertThat(range.firstIndex()).isEqualTo(index);
          compare(range, run, stride);
          index += range.points().count();
        }
        assertThat(index).as("points from %d on", from).isGreaterThan(from);
        compared[run][tag] = index;
      }
      return points;
    }

    private static void compare(PointRange range, int run, int stride) {
      PointBlock block = range.points();
      for (int i = 0; i < block.count(); i++) {
        long step = (range.firstIndex() + i) * stride;
        double value = range.dtype().toDouble(block.bits()[i]);
        boolean same =
            block.steps()[i] == step
                && block.wallTimesSeconds()[i] == 1.0 + step
                && value == value(run, step);
        if (!same) {
          assertThat(block.steps()[i] + " " + value)
              .as("run %d, point %d", run, range.firstIndex() + i)
              .isEqualTo(step + " " + value(run, step));
        }
      }
    }
  }

  private static float value(int run, long step) {
    return (step * 31 + run) % 1009;
  }

  /** How many points so many steps have. */
  private static long points(int steps) {
    return steps + (steps + RARE - 1L) / RARE;
  }

  /** Kills a process that ingests; the newest commit that it had announced. */
  private static long kill(Path workspace, Path logs, String word, int afterMillis)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            workspace.toString(),
            logs.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    long announced;
    try (BufferedReader lines = process.inputReader()) {
      announced = await(lines, word);
      Thread.sleep(afterMillis);
      // Its own destroyForcibly would close what it has still to say.
      process.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        announced = Math.max(announced, announced(line));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return announced;
  }

  private static long await(BufferedReader lines, String word) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(word)) {
        return announced(line);
      }
    }
    throw new AssertionError("The child ended: " + said);
  }

  /** The number in a whole line of a commit; the last line may have been cut. */
  private static long announced(String line) {
    Matcher commit = COMMIT.matcher(line);
    return commit.matches() ? Long.parseLong(commit.group(1)) : 0;
  }
}
