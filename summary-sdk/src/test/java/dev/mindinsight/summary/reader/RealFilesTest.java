package dev.mindinsight.summary.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every scalar that real producers were handed comes out of their files, bit for bit. */
class RealFilesTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("project.root"), "summary-sdk/src/test/resources/runs");
  static final Path SHARED = Path.of(System.getProperty("shared.data"), "runs");

  /** The same tag after a restart, in a second file. */
  private static final String SECOND_ATTEMPT = " (attempt 2)";

  static Stream<Path> folders() {
    return Stream.of(
        COMMITTED,
        SHARED.resolve("torch"),
        SHARED.resolve("tensorboardx"),
        SHARED.resolve("tensorflow"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyScalarIsReadAsItWasWritten(Path folder) throws IOException {
    assumeShared(folder);
    JsonNode expected =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));
    assertThat(expected.get("scalars").size()).isPositive();
    for (var run : expected.get("scalars").properties()) {
      List<Recording> files = filesOf(folder.resolve(run.getKey()));
      for (var series : run.getValue().properties()) {
        boolean second = series.getKey().endsWith(SECOND_ATTEMPT);
        String tag = series.getKey().replace(SECOND_ATTEMPT, "");
        List<Recording.Point> points = new ArrayList<>();
        if (run.getValue().has(tag + SECOND_ATTEMPT)) {
          points.addAll(files.get(second ? 1 : 0).points(tag));
        } else {
          files.forEach(file -> points.addAll(file.points(tag)));
        }
        assertSame(run.getKey() + " " + series.getKey(), points, series.getValue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void nothingInThemIsSkippedOrUnknown(Path folder) throws IOException {
    assumeShared(folder);
    for (Recording file : filesOf(folder)) {
      assertThat(file.events(SkippedBytes.class)).isEmpty();
      assertThat(file.events(UnknownContent.class)).isEmpty();
    }
  }

  static void assumeShared(Path folder) {
    if (!Files.isDirectory(folder) && !"true".equals(System.getenv("CI"))) {
      System.err.println("SKIPPED: no producers' files in " + folder);
      assumeTrue(false, "no producers' files in " + folder);
    }
  }

  private static List<Recording> filesOf(Path run) throws IOException {
    List<Recording> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(EventFileReader::hasEventFileName).sorted().toList()) {
        files.add(Recording.of(path));
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static void assertSame(String what, List<Recording.Point> points, JsonNode expected) {
    assertThat(points).as(what).hasSize(expected.size());
    for (int i = 0; i < points.size(); i++) {
      Recording.Point point = points.get(i);
      assertThat(point.step()).as(what).isEqualTo(expected.get(i).get(0).longValue());
      assertThat(Double.doubleToLongBits(point.value()))
          .as("%s[%d]: %s", what, i, point)
          .isEqualTo(Double.doubleToLongBits(number(expected.get(i).get(1))));
    }
  }

  static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.stringValue()) : value.doubleValue();
  }
}
