package dev.mindinsight.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.query.Columns;
import dev.mindinsight.server.query.Series;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.SeriesRequest;
import dev.mindinsight.server.store.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we draw as TensorBoard would is what TensorBoard draws: the same files are read by both, and
 * each point is compared in every bit. Needs a {@code python3} on the path that can import {@code
 * tensorboard}; run it by {@code ./mvnw -pl server -am test -Pinterop}.
 */
@Tag("interop")
class TensorBoardInteropTest {

  /** Both loaders of TensorBoard: the one of its Python API, and the one of its own page. */
  private static final String READ =
      """
      import sys
      from tensorboard.backend.event_processing import data_provider, event_accumulator
      from tensorboard.backend.event_processing import plugin_event_multiplexer as multiplexer
      from tensorboard import context
      from tensorboard.data.provider import RunTagFilter
      directory, tag, page = sys.argv[1:]
      if page == 'page':
          runs = multiplexer.EventMultiplexer(
              size_guidance={'tensors': 10}, tensor_size_guidance={'scalars': 1000})
          runs.AddRun(directory, 'r').Reload()
          provider = data_provider.MultiplexerDataProvider(runs, directory)
          read = provider.read_scalars(
              context.RequestContext(), experiment_id='', plugin_name='scalars', downsample=1000,
              run_tag_filter=RunTagFilter(runs=['r'], tags=[tag]))['r'][tag]
      else:
          run = event_accumulator.EventAccumulator(directory, size_guidance={'scalars': 1000})
          read = run.Reload().Scalars(tag)
      for e in read:
          print(e.step, float(e.wall_time).hex(), float(e.value).hex())
      """;

  private static final double WALL = 1.7e9;

  @TempDir Path workspace;
  @TempDir Path logs;

  @BeforeEach
  void assumeTensorBoard() throws Exception {
    Process probe = new ProcessBuilder("python3", "-c", "import tensorboard").inheritIO().start();
    if (probe.waitFor() != 0) {
      System.err.println("SKIPPED: python3 on the path cannot import tensorboard");
      assumeTrue(false, "no tensorboard");
    }
  }

  @Test
  void seriesOfAnyLengthAreDrawnAsOnItsPage() throws Exception {
    EventBytes file = EventBytes.file(WALL);
    List<Integer> lengths = List.of(500, 1_000, 1_001, 100_000);
    for (int length : lengths) {
      ramp(file, "t" + length, 0, length, WALL);
    }
    write("1", file);

    try (Ingesting ingesting = Ingesting.of(workspace, logs)) {
      ingesting.awaitPoints("r", lengths.stream().mapToInt(Integer::intValue).sum());
      for (int length : lengths) {
        List<String> ours = ours(ingesting, "t" + length, length);
        assertThat(ours).hasSize(Math.min(1_000, length));
        assertThat(ours).as("page, %d", length).isEqualTo(theirs("t" + length, "page"));
        assertThat(ours).as("API, %d", length).isEqualTo(theirs("t" + length, "api"));
      }
    }
  }

  @Test
  void restartsOfAProgramThatLogsEverySessionAreDrawnAsOnItsPage() throws Exception {
    EventBytes first = EventBytes.file(WALL).session(EventBytes.START, 0, WALL);
    ramp(first, "t", 0, 3_000, WALL);
    ramp(first, "early", 0, 1_700, WALL);
    write("1", first);
    EventBytes second =
        EventBytes.file(WALL + 9_000).session(EventBytes.START, 1_000, WALL + 9_000);
    ramp(second, "t", 1_000, 4_000, WALL + 9_000);
    second.session(EventBytes.START, 2_500, WALL + 19_000);
    ramp(second, "t", 2_500, 2_600, WALL + 19_000);
    write("2", second);

    try (Ingesting ingesting = Ingesting.of(workspace, logs)) {
      ingesting.awaitPoints("r", 7_800);
      assertThat(ours(ingesting, "t", 6_100))
          .isEqualTo(theirs("t", "page"))
          .isEqualTo(theirs("t", "api"));
      assertThat(ours(ingesting, "early", 1_700))
          .isEqualTo(theirs("early", "page"))
          .isEqualTo(theirs("early", "api"))
          .hasSizeLessThan(1_000);
    }
  }

  /**
   * A program that logs a session only when it is started again, as PyTorch with {@code
   * purge_step}: TensorBoard's page takes the first session that it meets for the beginning and
   * keeps what was overtaken, its Python API does not. We draw as the API does.
   */
  @Test
  void aFirstSessionThatIsARestartIsDrawnAsByItsApi() throws Exception {
    write("1", ramp(EventBytes.file(WALL), "t", 0, 3_000, WALL));
    double later = WALL + 9_000;
    EventBytes second = EventBytes.file(later).session(EventBytes.START, 1_000, later);
    write("2", ramp(second, "t", 1_000, 4_000, later));

    try (Ingesting ingesting = Ingesting.of(workspace, logs)) {
      ingesting.awaitPoints("r", 6_000);
      assertThat(ours(ingesting, "t", 6_000))
          .isEqualTo(theirs("t", "api"))
          .isNotEqualTo(theirs("t", "page"));
    }
  }

  private static EventBytes ramp(EventBytes file, String tag, int from, int to, double wall) {
    for (int step = from; step < to; step++) {
      file.scalar(tag, step, wall + step / 8.0, (float) Math.sin(step));
    }
    return file;
  }

  private void write(String name, EventBytes file) throws Exception {
    Path run = Files.createDirectories(logs.resolve("r"));
    Files.write(run.resolve("events.out.tfevents." + name), file.bytes());
  }

  private static List<String> ours(Ingesting ingesting, String tag, long count) {
    SeriesRequest request = SeriesRequest.asTensorBoard(RunId.of("logs", "r").value(), tag);
    Series.Drawn drawn =
        (Series.Drawn)
            new SeriesQueries(ingesting.store, List.of("logs"))
                .series(request)
                .blockOptional()
                .orElseThrow();
    assertThat(drawn.count()).isEqualTo(count);
    Columns columns = drawn.columns();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < columns.count(); i++) {
      lines.add(
          line(
              columns.steps()[i],
              columns.wallTimesSeconds()[i],
              Double.longBitsToDouble(columns.bits()[i])));
    }
    return lines;
  }

  private static String line(long step, double wall, double value) {
    return "%d %s %s".formatted(step, Double.toHexString(wall), Double.toHexString(value));
  }

  /** Python writes the same numbers with other zeros. */
  private List<String> theirs(String tag, String loader) throws Exception {
    Process python =
        new ProcessBuilder("python3", "-c", READ, logs.resolve("r").toString(), tag, loader)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).isZero();
    return output
        .lines()
        .map(line -> line.split(" "))
        .map(
            of -> line(Long.parseLong(of[0]), Double.parseDouble(of[1]), Double.parseDouble(of[2])))
        .toList();
  }
}
