package dev.mindinsight.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.query.AttemptChoice;
import dev.mindinsight.server.query.Axis;
import dev.mindinsight.server.query.Columns;
import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.Range;
import dev.mindinsight.server.query.Series;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.SeriesRequest;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.server.query.ValueQueries;
import dev.mindinsight.server.query.ValueRequest;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredAttempt;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that other libraries write here and now, as we read them and as TensorBoard's Python loader
 * does. Needs a {@code python3} on the path that can import {@code tensorboard} and the library;
 * run it by {@code ./mvnw -pl server -am test -Pinterop}; {@code -Dseed=} chooses other runs.
 */
@Tag("interop")
class TensorBoardDifferenceTest {

  private static final Map<Kind, String> PLUGINS =
      Map.of(
          Kind.SCALAR, "scalars",
          Kind.HISTOGRAM, "histograms",
          Kind.IMAGE, "images",
          Kind.AUDIO, "audio",
          Kind.TEXT, "text",
          Kind.TENSOR, "",
          Kind.PR_CURVE, "pr_curves");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"torch", "tensorboardX", "tensorflow"})
  void weReadWhatTensorBoardReads(String library) throws Exception {
    assumeImportable("tensorboard");
    assumeImportable(library);
    Path logs = temp.resolve("logs");
    python("producers.py", library, logs.toString(), Long.toString(Long.getLong("seed", 1)));
    Map<String, List<String>> theirs =
        python("tensorboard_reads.py", logs.toString())
            .lines()
            .collect(
                Collectors.groupingBy(
                    TensorBoardDifferenceTest::series,
                    TreeMap::new,
                    Collectors.mapping(line -> line, Collectors.toList())));
    theirs.keySet().removeIf(TensorBoardDifferenceTest::isExplained);
    theirs.values().forEach(lines -> lines.sort(null));

    Map<String, List<String>> ours = ours(logs);
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    theirs.forEach((series, lines) -> assertThat(ours.get(series)).as(series).isEqualTo(lines));
  }

  /** What differs, and why. */
  private static boolean isExplained(String series) {
    // Ours is one tag: experiment, session start and end are parts of one thing.
    return series.contains("\t_hparams_/");
  }

  private Map<String, List<String>> ours(Path logs) throws IOException {
    long directories = runs(logs);
    Map<String, List<String>> ours = new TreeMap<>();
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), logs);
        ContentQueries contents = new ContentQueries()) {
      ingesting.await("all is read", () -> isRead(ingesting, directories));
      SeriesQueries series = new SeriesQueries(ingesting.store, List.of("logs"));
      ValueQueries values = new ValueQueries(ingesting.store, ingesting.served());
      for (StoredRun run : ingesting.runs()) {
        List<StoredAttempt> attempts = ingesting.read(reader -> reader.attempts(run.id()));
        for (StoredTag tag : ingesting.read((StoreReader reader) -> reader.tags(run.id()))) {
          String plugin = PLUGINS.get(tag.kind());
          if (plugin != null) {
            String key = run.path() + "\t" + tag.name() + "\t" + plugin;
            Stream<String> lines =
                tag.kind() == Kind.SCALAR
                    ? scalars(series, tag, attempts)
                    : values(values, contents, tag);
            ours.put(key, lines.map(line -> key + "\t" + line).sorted().toList());
          }
        }
      }
    }
    return ours;
  }

  private static boolean isRead(Ingesting ingesting, long directories) {
    List<StoredRun> runs = ingesting.runs();
    return runs.size() == directories
        && runs.stream().allMatch(run -> run.records() > 0 && run.behindBytes() == 0);
  }

  private static long runs(Path logs) throws IOException {
    try (Stream<Path> files = Files.walk(logs)) {
      return files
          .filter(file -> file.getFileName().toString().contains("tfevents"))
          .map(Path::getParent)
          .distinct()
          .count();
    }
  }

  /**
   * TensorBoard takes the first start of a session for the begin of the training, whatever stands
   * before it: of a training that went on once it shows what was computed anew beside what it
   * replaces. We take it for the second attempt, so that the newest one is told apart; put as
   * TensorBoard does, all attempts are what it shows.
   */
  private static Stream<String> scalars(
      SeriesQueries queries, StoredTag tag, List<StoredAttempt> attempts) {
    Columns points = all(queries, tag);
    List<Integer> shown = new ArrayList<>();
    int attempt = 1;
    for (int i = 0; i < points.count(); i++) {
      if (points.attempts()[i] > attempt) {
        attempt = points.attempts()[i];
        Long branch = attempts.get(attempt - 1).branchStep();
        if (attempt > 2 && branch != null) {
          shown.removeIf(row -> points.steps()[row] >= branch);
        }
      }
      shown.add(i);
    }
    return shown.stream()
        .map(row ->
            line(
                points.steps()[row],
                points.wallTimesSeconds()[row],
                bits(Double.longBitsToDouble(points.bits()[row]))));
  }

  private static Columns all(SeriesQueries queries, StoredTag tag) {
    SeriesRequest request =
        new SeriesRequest(
            tag.run().value(),
            tag.name(),
            new AttemptChoice.All(),
            Range.all(Axis.STEP),
            SeriesRequest.WHOLE,
            0);
    return ((Series.Drawn) queries.series(request).blockOptional().orElseThrow()).columns();
  }

  private static Stream<String> values(
      ValueQueries queries, ContentQueries contents, StoredTag tag) {
    ValueRequest request =
        new ValueRequest(
            tag.run().value(),
            tag.name(),
            tag.kind(),
            new AttemptChoice.Newest(),
            Range.all(Axis.STEP));
    List<Value> values = queries.values(request).blockOptional().orElseThrow();
    return values.stream()
        .map(value ->
            line(
                value.step(),
                value.wallTimeSeconds(),
                text(contents.content(value).blockOptional().orElseThrow())));
  }

  private static String text(Content content) {
    return switch (content) {
      case Texts texts -> digests(texts.texts().stream().map(text -> text.getBytes(UTF_8)));
      case Images images -> digests(images.images().stream().map(Images.Image::encoded));
      case Sounds sounds -> digests(sounds.sounds().stream().map(Sounds.Sound::encoded));
      case Histogram histogram -> Long.toString(Math.round(total(histogram)));
      default -> "";
    };
  }

  private static double total(Histogram histogram) {
    return Arrays.stream(histogram.counts()).sum();
  }

  private static String digests(Stream<byte[]> encoded) {
    return encoded.map(TensorBoardDifferenceTest::digest).collect(Collectors.joining(" "));
  }

  private static String digest(byte[] encoded) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(long step, double wall, String content) {
    return step + "\t" + bits(wall) + "\t" + content;
  }

  private static String bits(double number) {
    return Double.isNaN(number)
        ? "nan"
        : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
  }

  /** Run, tag and plugin. */
  private static String series(String line) {
    return line.substring(0, line.indexOf('\t', line.indexOf('\t', line.indexOf('\t') + 1) + 1));
  }

  private static void assumeImportable(String module) throws Exception {
    Process probe = new ProcessBuilder("python3", "-c", "import " + module).start();
    probe.getErrorStream().readAllBytes();
    if (probe.waitFor() != 0) {
      System.err.println("SKIPPED: python3 on the path cannot import " + module);
      assumeTrue(false, "no " + module);
    }
  }

  private String python(String program, String... arguments) throws Exception {
    Path script = temp.resolve(program);
    try (InputStream text = getClass().getResourceAsStream(program)) {
      Files.write(script, text.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    command.addAll(List.of(arguments));
    Path faults = temp.resolve("faults");
    Process python = new ProcessBuilder(command).redirectError(faults.toFile()).start();
    String output = read(python);
    assertThat(python.waitFor()).as(Files.readString(faults)).isZero();
    return output;
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
