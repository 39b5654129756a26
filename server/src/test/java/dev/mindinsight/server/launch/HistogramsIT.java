package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Histograms from their files through store and API. */
class HistogramsIT {

  @TempDir Path workspace;
  @TempDir Path logs;

  private Server serve(Path directory) {
    return Server.start(
        ServerOptions.local(List.of(new LogDirectory("logs", directory)), 0, workspace));
  }

  @Test
  void countsOfSpecialValuesStandBesideTheBuckets() {
    write(writer ->
        writer.histogram(
            "w",
            7,
            new double[] {
              1, 2, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
            }));
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      JsonNode answer =
          client.get(
              "/v1/histograms", "run", Settled.runs(client, Set.of("r")).get("r"), "tag", "w");

      assertThat(answer.path("histograms")).hasSize(1);
      JsonNode h = answer.at("/histograms/0");
      assertThat(h.path("step").asLong()).isEqualTo(7);
      assertThat(h.path("attempt").asInt()).isEqualTo(1);
      assertThat(h.path("count").asLong()).isEqualTo(7);
      assertThat(h.path("nan").asLong()).isEqualTo(2);
      assertThat(h.path("posInf").asLong()).isEqualTo(1);
      assertThat(h.path("negInf").asLong()).isEqualTo(1);
      assertThat(numbers(h, "counts").stream().mapToDouble(d -> d).sum()).isEqualTo(3);
      assertThat(h.path("min").asDouble()).isEqualTo(1);
      assertThat(h.path("max").asDouble()).isEqualTo(2);
      assertThat(h.path("sum").asDouble()).isEqualTo(5);
      assertThat(answer.has("of")).isFalse();
    }
  }

  @Test
  void aSampleHasFirstAndLastAndSaysOfHowMany() {
    write(writer ->
        IntStream.range(0, 40).forEach(i -> writer.histogram("w", i * 10L, new double[] {i})));
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      String run = Settled.runs(client, Set.of("r")).get("r");

      JsonNode some = client.get("/v1/histograms", "run", run, "tag", "w", "sample", "7");
      assertThat(steps(some)).containsExactly(0L, 80L, 160L, 240L, 320L, 390L);
      assertThat(some.path("of").asInt()).isEqualTo(40);
      JsonNode part =
          client.get(
              "/v1/histograms", "run", run, "tag", "w", "sample", "9", "from", "25", "to", "50");
      assertThat(steps(part)).containsExactly(30L, 40L, 50L);
      assertThat(part.path("of").asInt()).isEqualTo(3);
    }
  }

  @Test
  void aSampleIsNoPageAndWantsTwoAtLeast() {
    write(writer -> writer.histogram("w", 0, new double[] {1}));
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      String run = Settled.runs(client, Set.of("r")).get("r");

      String[] one = {"run", run, "tag", "w", "sample", "1"};
      assertThat(client.expect(400, "/v1/histograms", one).path("detail").asString())
          .contains("'sample'");
      String[] both = {"run", run, "tag", "w", "sample", "5", "limit", "2"};
      assertThat(client.expect(400, "/v1/histograms", both).path("detail").asString())
          .contains("'sample'", "none beside limit and cursor");
      client.expect(404, "/v1/histograms", "run", run, "tag", "other");
    }
  }

  @Test
  void histogramsWhoseFileIsGoneAreGone() throws IOException {
    Path file = write(writer -> writer.histogram("w", 0, new double[] {1}));
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      String run = Settled.runs(client, Set.of("r")).get("r");
      Files.delete(file);

      client.expect(410, "/v1/histograms", "run", run, "tag", "w");
      client.expect(410, "/v1/histograms", "run", run, "tag", "w", "sample", "5");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch", "tensorboardx", "tensorflow", "mindspore-2.0", "mindspore-2.10"})
  void everyNotedHistogramOfTheProducersIsServedWithItsFigures(String producer) throws IOException {
    Path data = Path.of(System.getProperty("shared.data"), "runs", producer);
    boolean there = Files.isDirectory(data);
    assertThat(there || System.getenv("CI") == null).as("CI needs %s", data).isTrue();
    assumeTrue(there, "SKIPPED: no real files at " + data);
    JsonNode others = JsonMapper.shared().readTree(data.resolve("expected.json")).path("others");
    try (Server server = serve(data)) {
      Client client = new Client(server);
      Map<String, String> runs = Settled.runs(client, others.propertyNames());
      int checked = 0;
      for (String run : others.propertyNames()) {
        for (JsonNode note : others.path(run)) {
          if (note.path("kind").asString().equals("histogram") && note.path("count").asLong() > 0) {
            checkServed(client, runs.get(run), note);
            checked++;
          }
        }
      }
      assertThat(checked).isPositive();
    }
  }

  private static void checkServed(Client client, String run, JsonNode note) {
    String tag = served(client, run, note.path("tag").asString());
    String step = note.path("step").asString();
    JsonNode found =
        client
            .get("/v1/histograms", "run", run, "tag", tag, "from", step, "to", step)
            .path("histograms");
    assertThat(found).as("%s@%s", tag, step).hasSize(1);
    checkFigures(found.get(0), note);
  }

  /** The rules of the outside check: what the values written allow the buckets to say. */
  private static void checkFigures(JsonNode h, JsonNode note) {
    List<Double> left = numbers(h, "left");
    List<Double> right = numbers(h, "right");
    List<Double> counts = numbers(h, "counts");
    double min = note.path("min").asDouble();
    double max = note.path("max").asDouble();
    double count = note.path("count").asDouble();
    double finite = note.path("finite").asDouble(count);
    double special =
        h.path("nan").asDouble() + h.path("posInf").asDouble() + h.path("negInf").asDouble();
    String what = note.toString();
    assertThat(left).as(what).hasSameSizeAs(right).hasSameSizeAs(counts);
    double total = counts.stream().mapToDouble(d -> d).sum();
    assertThat(total + special).as(what).isCloseTo(count, within(0.5));
    assertThat(special).as(what).isCloseTo(count - finite, within(0.5));
    double slack = 1e-6 * Math.max(Math.abs(min), Math.abs(max));
    assertThat(h.path("min").asDouble()).as(what).isCloseTo(min, within(slack));
    assertThat(h.path("max").asDouble()).as(what).isCloseTo(max, within(slack));
    double low = 0;
    double high = 0;
    for (int i = 0; i < counts.size(); i++) {
      assertThat(left.get(i)).as(what).isLessThanOrEqualTo(right.get(i));
      low += Math.clamp(left.get(i), min, max) * counts.get(i);
      high += Math.clamp(right.get(i), min, max) * counts.get(i);
    }
    assertThat(note.path("sum").asDouble())
        .as(what)
        .isBetween(low - slack * count, high + slack * count);
  }

  /** Some producers put something of their own behind the tag that the program gave. */
  private static String served(Client client, String run, String tag) {
    String near = "";
    for (JsonNode one : client.get("/v1/tags", "run", run).path("tags")) {
      String name = one.path("tag").asString();
      if (one.path("kind").asString().equals("histogram")) {
        if (name.equals(tag)) {
          return name;
        }
        near = name.startsWith(tag + "/") || name.startsWith(tag + "_") ? name : near;
      }
    }
    assertThat(near).as("a histogram called " + tag).isNotEmpty();
    return near;
  }

  private interface Writing {
    void to(SummaryWriter writer);
  }

  private Path write(Writing writing) {
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("r"))) {
      writing.to(writer);
      return writer.file();
    }
  }

  private static List<Double> numbers(JsonNode histogram, String column) {
    List<Double> numbers = new ArrayList<>();
    histogram.path(column).forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static List<Long> steps(JsonNode answer) {
    List<Long> steps = new ArrayList<>();
    answer.path("histograms").forEach(h -> steps.add(h.path("step").asLong()));
    return steps;
  }
}
