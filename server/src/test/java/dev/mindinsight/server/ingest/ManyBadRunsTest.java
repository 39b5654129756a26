package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand runs, most of them bad in one way or another: each is what it would be alone. */
class ManyBadRunsTest {

  private static final int RUNS = 1_000;
  private static final int POINTS = 20;
  private static final int HEADER = EventBytes.file(1).size();
  private static final int RECORD = (good().length - HEADER) / POINTS;

  @TempDir Path temp;

  /**
   * A kind of run.
   *
   * @param files its event files, in their order
   * @param points how many points it has
   * @param corrupt how many stretches could not be read
   * @param note a part of what is noted; empty for nothing
   */
  private record Bad(List<byte[]> files, long points, int corrupt, String note) {}

  private static byte[] good() {
    return EventBytes.file(1).ramp("x", 0, POINTS, 1).bytes();
  }

  private static byte[] flipped(int at) {
    byte[] bytes = good();
    bytes[at] ^= 4;
    return bytes;
  }

  private static final List<Bad> KINDS =
      List.of(
          new Bad(List.of(good()), POINTS, 0, ""),
          new Bad(List.of(new byte[0]), 0, 0, "is empty"),
          new Bad(List.of(Arrays.copyOf(good(), HEADER + 5 * RECORD + 7)), 5, 0, ""),
          new Bad(List.of(flipped(HEADER + 7 * RECORD + 20)), POINTS - 1, 1, ""),
          new Bad(List.of(flipped(HEADER + 7 * RECORD)), POINTS - 1, 1, ""),
          new Bad(List.of(absurd()), 6, 1, ""),
          new Bad(List.of("no event file ".repeat(9).getBytes(StandardCharsets.UTF_8)), 0, 1, ""),
          new Bad(List.of(good(), good()), 2 * POINTS, 0, "Two writers"),
          new Bad(List.of(clockBack()), 10, 0, "The clock went back"));

  private static byte[] absurd() {
    byte[] length =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE).array();
    return EventBytes.file(1).ramp("x", 0, 3, 1).raw(length).ramp("x", 3, 6, 4).bytes();
  }

  private static byte[] clockBack() {
    return EventBytes.file(1_000).ramp("x", 0, 5, 1_000).ramp("x", 5, 10, 500).bytes();
  }

  private static Bad kind(int run) {
    return KINDS.get(run % KINDS.size());
  }

  @Test
  void eachIsWhatItWouldBeAlone() throws IOException {
    long points = 0;
    for (int run = 0; run < RUNS; run++) {
      Path directory = Files.createDirectories(temp.resolve("logs/" + run));
      List<byte[]> files = kind(run).files;
      for (int file = 0; file < files.size(); file++) {
        Files.write(directory.resolve(file + ".tfevents"), files.get(file));
      }
      points += kind(run).points;
    }
    long all = points;
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), temp.resolve("logs"))) {
      ingesting.await("all points", () -> points(ingesting) == all && wrong(ingesting).isEmpty());
    }
  }

  private static long points(Ingesting ingesting) {
    return ingesting.runs().stream().mapToLong(StoredRun::points).sum();
  }

  /** The runs that are not what they should be. */
  private static List<String> wrong(Ingesting ingesting) {
    List<StoredRun> runs = ingesting.runs();
    assertThat(runs).hasSizeLessThanOrEqualTo(RUNS);
    List<String> wrong = new ArrayList<>();
    for (StoredRun run : runs) {
      Bad want = kind(Integer.parseInt(run.path()));
      RunId id = run.id();
      List<String> notes = ingesting.notes(run.path());
      long corrupt = ingesting.read(reader -> reader.corruptTotals(id)).spans();
      boolean noted =
          want.note.isEmpty()
              ? notes.isEmpty()
              : notes.stream().anyMatch(note -> note.contains(want.note));
      if (run.points() != want.points || corrupt != want.corrupt || !noted) {
        wrong.add(run.path() + ": " + run.points() + " points, " + corrupt + " corrupt, " + notes);
      }
    }
    return wrong;
  }
}
