package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredFile;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.summary.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that ingests, as {@code kill -9} does, at seeded instants; each process goes on
 * with the store that the one before left. In the end every point is there once, in order.
 */
class KilledIngestTest {

  /** Chains of processes that run beside each other, so that both cores work. */
  private static final int CHAINS = 2;

  private static final int KILLS = 20 / CHAINS;
  private static final int RUNS = 3;

  /** Points that are added to each run before each kill: a slice and a half. */
  private static final int POINTS = 40_000;

  /** The child: ingests until it is killed, and says when its store is open and when it commits. */
  static final class Child {

    private Child() {}

    public static void main(String[] args) throws InterruptedException {
      try (Store store = H2Store.open(Path.of(args[0]));
          Store.Subscription commits = store.onCommit(seq -> System.out.println("commit " + seq));
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
    List<CompletableFuture<Integer>> chains = new ArrayList<>();
    for (int chain = 0; chain < CHAINS; chain++) {
      Path directory = temp.resolve("chain" + chain);
      Random random = new Random(chain);
      chains.add(CompletableFuture.supplyAsync(() -> chain(directory, random)));
    }
    int killedAtWork = chains.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(killedAtWork).as("kills that met ingest at work").isPositive();
  }

  /** One chain of processes; how many were killed while there was more to read. */
  private static int chain(Path directory, Random random) {
    try {
      return chain(directory.resolve("store"), directory.resolve("logs"), random);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int chain(Path workspace, Path logs, Random random) throws Exception {
    long stored = 0;
    int killedAtWork = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      for (int run = 0; run < RUNS; run++) {
        append(logs.resolve("run" + run), run, kill * POINTS);
      }
      kill(workspace, logs, random.nextInt(4) == 0 ? "open" : "commit", random.nextInt(30));
      long now = committedConsistently(workspace);
      assertThat(now).isGreaterThanOrEqualTo(stored);
      killedAtWork += now > stored && now < (kill + 1L) * RUNS * POINTS ? 1 : 0;
      stored = now;
    }
    try (Ingesting ingesting = Ingesting.of(workspace, logs)) {
      for (int run = 0; run < RUNS; run++) {
        ingesting.awaitPoints("run" + run, KILLS * POINTS);
        verify(ingesting.points("run" + run, "x"), run);
      }
    }
    return killedAtWork;
  }

  private static void append(Path directory, int run, int from) throws IOException {
    EventBytes events = from == 0 ? EventBytes.file(1) : new EventBytes();
    for (int step = from; step < from + POINTS; step++) {
      events.scalar("x", step, 1.0 + step, value(run, step));
    }
    Files.createDirectories(directory);
    Files.write(
        directory.resolve("a.tfevents"),
        events.bytes(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static float value(int run, int step) {
    return (step * 31 + run) % 1009;
  }

  private static void verify(List<Ingesting.Point> points, int run) {
    assertThat(points).hasSize(KILLS * POINTS);
    for (int step = 0; step < points.size(); step++) {
      Ingesting.Point point = points.get(step);
      if (point.step() != step
          || point.value() != value(run, step)
          || point.wallTimeSeconds() != 1.0 + step) {
        assertThat(point).as("run %d, point %d", run, step).isNull();
      }
    }
  }

  private static void kill(Path workspace, Path logs, String word, int afterMillis)
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
    try {
      await(process, word);
      Thread.sleep(afterMillis);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void await(Process process, String word) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(word)) {
        return;
      }
    }
    throw new AssertionError("The child ended: " + said);
  }

  /** Points in the store; each file's offset stands exactly behind the last of them. */
  private static long committedConsistently(Path workspace) {
    try (Store store = H2Store.open(workspace)) {
      return store
          .read(reader -> {
            long points = 0;
            for (StoredRun run : reader.runs()) {
              StoredFile file = reader.files(run.id()).getFirst();
              assertThat(run.points()).isEqualTo(Math.max(0, file.records() - 1));
              points += pointsInBlocks(reader, run.id());
            }
            return points;
          })
          .blockOptional()
          .orElseThrow();
    }
  }

  private static long pointsInBlocks(StoreReader reader, RunId run) {
    return reader
        .tag(run, "x", Kind.SCALAR)
        .map(tag -> reader.blocks(tag).stream().mapToLong(block -> block.count()).sum())
        .orElse(0L);
  }
}
