package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.content.StepProfile;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Profiles from their files through store, analyses and API: our engine's own, and small ones. */
class ProfilesIT {

  private static final Path ENGINE = Path.of("src/test/resources/runs/engine/lenet");
  private static final String OPERATORS = "/v1/profiles/{id}/operators";
  private static final String STEPS = "/v1/profiles/{id}/steps";
  private static final String PEAK = "/v1/profiles/{id}/peak";
  private static final String TIMELINE = "/v1/profiles/{id}/timeline";

  private static final List<StepProfile.Node> NODES =
      List.of(
          new StepProfile.Node("net/fc", "mat_mul", "forward", "float32[2, 3]", 100, 6000),
          new StepProfile.Node("gradients/fc", "mat_mul", "backward", "float32[2]", 50, 3000),
          new StepProfile.Node("update", "assign", "optimizer", "float32[]", 8, 0));

  @TempDir Path workspace;
  @TempDir Path logs;
  private Path file;
  private Server server;
  private Client client;
  private String small;
  private String lenet;

  @BeforeEach
  void serve() throws IOException {
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("small"))) {
      writer.scalar("loss", 50, 1);
      for (int i = 1; i <= 2; i++) {
        writer.profile(50L * i, step(i));
      }
      file = writer.file();
    }
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("none"))) {
      writer.scalar("loss", 1, 1);
    }
    Path engine = Files.createDirectories(logs.resolve("lenet"));
    try (var files = Files.list(ENGINE)) {
      Path written = files.findFirst().orElseThrow();
      Files.copy(written, engine.resolve(written.getFileName().toString()));
    }
    server =
        Server.start(ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace));
    client = new Client(server);
    var ids = Settled.runs(client, Set.of("small", "none", "lenet"));
    small = ids.get("small");
    lenet = ids.get("lenet");
  }

  private static StepProfile step(int i) {
    return new StepProfile(
        i, 1000, 100, 2e9, NODES, new long[] {200, 500, 800}, new long[] {100L * i, 300, 100});
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode get(String run, String path, String... query) {
    return client.expectOf(run, 200, path, query);
  }

  @Test
  void profilesAreListedWithTheirSteps() {
    JsonNode profiles = client.get("/v1/profiles").path("profiles");
    assertThat(profiles).hasSize(2);
    JsonNode one = client.get("/v1/profiles", "run", small).path("profiles");
    assertThat(one).hasSize(1);
    assertThat(one.get(0)).isEqualTo(profiles.get(1));
    assertThat(one.at("/0/id").asString()).isEqualTo(small);
    assertThat(one.at("/0/run").asString()).isEqualTo(small);
    assertThat(one.at("/0/steps").toString()).isEqualTo("[50,100]");
    assertThat(one.at("/0/ranks").toString()).isEqualTo("[0]");
    assertThat(one.at("/0/events").asLong()).isEqualTo(6);
    assertThat(one.at("/0/durationMicros").asDouble()).isEqualTo(2);
    assertThat(one.at("/0/faults")).isEmpty();
    String none = Settled.runs(client, Set.of("none")).get("none");
    assertThat(client.get("/v1/profiles", "run", none).path("profiles")).isEmpty();
    client.expect(404, "/v1/profiles", "run", "nowhere");
    client.expectOf(none, 404, OPERATORS);
    client.expectOf("nowhere", 404, STEPS);
  }

  @Test
  void operatorsAreSummedOverTheStepsOfTheRange() {
    JsonNode all = get(small, OPERATORS, "by", "type").path("operators");
    assertThat(all.toString())
        .isEqualTo(
            "[{\"key\":\"mat_mul\",\"calls\":4,\"totalMicros\":0.9,\"selfMicros\":0.9,"
                + "\"share\":0.8181818181818182,\"flops\":18000,\"node\":\"gradients/fc\"},"
                + "{\"key\":\"assign\",\"calls\":2,\"totalMicros\":0.2,\"selfMicros\":0.2,"
                + "\"share\":0.18181818181818182,\"flops\":0,\"node\":\"update\"}]");
    JsonNode first = get(small, OPERATORS, "by", "scope", "to", "50").path("operators");
    assertThat(first)
        .extracting(row -> row.path("key").asString())
        .containsExactly("gradients", "", "net");
    JsonNode page = get(small, OPERATORS, "by", "name", "limit", "2");
    assertThat(page.path("operators")).hasSize(2);
    assertThat(
            get(small, OPERATORS, "by", "name", "cursor", page.path("next").asString())
                .at("/operators/0/key")
                .asString())
        .isEqualTo("update");
    assertThat(get(small, OPERATORS)).isEqualTo(get(small, OPERATORS, "by", "type"));
    client.expectOf(small, 400, OPERATORS, "by", "colour");
    client.expectOf(small, 416, OPERATORS, "from", "2", "to", "1");
  }

  @Test
  void aStepIsSplitIntoCategoriesAndLanes() {
    JsonNode steps = get(small, STEPS).path("steps");
    assertThat(steps.get(1).toString())
        .isEqualTo(
            "{\"step\":100,\"totalMicros\":1.0,\"kernel\":0.6,\"memcpy\":0.0,\"memset\":0.0,"
                + "\"communication\":0.0,\"runtime\":0.0,\"dataLoader\":0.1,\"cpu\":0.0,"
                + "\"other\":0.3}");
    assertThat(get(small, STEPS, "from", "60").path("steps")).hasSize(1);
    JsonNode timeline = get(small, TIMELINE, "step", "50");
    assertThat(timeline.at("/lanes/0/slices").toString())
        .isEqualTo(
            "[{\"node\":\"net/fc\",\"op\":\"mat_mul\",\"startMicros\":0.2,\"durationMicros\":0.1,"
                + "\"bytes\":100,\"flops\":6000}]");
    assertThat(timeline.path("lanes"))
        .extracting(lane -> lane.path("name").asString())
        .containsExactly("forward", "backward", "optimizer", "dataWait", "other");
    assertThat(timeline.at("/lanes/3/slices/0/node").isNull()).isTrue();
    client.expectOf(small, 404, TIMELINE, "step", "51");
    client.expectOf(small, 400, TIMELINE);
    JsonNode peak = get(small, PEAK);
    assertThat(peak.path("flopsPerSecond").asDouble()).isEqualTo(60e9);
    assertThat(peak.path("node").asString()).isEqualTo("net/fc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "name", "shape", "scope"})
  void theEnginesOperatorsAddUpToItsSteps(String by) {
    JsonNode operators = get(lenet, OPERATORS, "by", by).path("operators");
    JsonNode steps = get(lenet, STEPS).path("steps");
    double self = sum(operators, "selfMicros");
    assertThat(self).isPositive().isCloseTo(sum(steps, "kernel"), within(1e-6 * self));
    assertThat(sum(operators, "share")).isCloseTo(1, within(1e-9));
    assertThat(steps)
        .extracting(step -> step.path("step").asLong())
        .containsExactly(40L, 80L, 120L);
    for (JsonNode step : steps) {
      double parts =
          step.path("kernel").asDouble()
              + step.path("dataLoader").asDouble()
              + step.path("other").asDouble();
      assertThat(parts).isCloseTo(step.path("totalMicros").asDouble(), within(1e-3));
      assertThat(step.path("other").asDouble()).isPositive();
    }
  }

  private static double sum(JsonNode rows, String field) {
    return rows.valueStream().mapToDouble(row -> row.path(field).asDouble()).sum();
  }

  /** Every row leads to a node of the graph, and every node that runs is in a lane. */
  @Test
  void theEnginesNodesAreThoseOfItsGraph() {
    Set<String> running = new TreeSet<>();
    for (JsonNode node :
        client.get("/v1/graph", "run", lenet, "tag", "__run_graph__").path("nodes")) {
      if (!Set.of("input", "variable", "constant").contains(node.path("op").asString())) {
        running.add(node.path("name").asString());
      }
    }
    Set<String> timed = new TreeSet<>();
    for (JsonNode lane : get(lenet, TIMELINE, "step", "80").path("lanes")) {
      lane.path("slices")
          .forEach(slice -> {
            if (!slice.path("node").isNull()) {
              timed.add(slice.path("node").asString());
            }
          });
    }
    assertThat(timed).hasSizeGreaterThan(50).isEqualTo(running);
    assertThat(get(lenet, OPERATORS, "by", "type").path("operators"))
        .allSatisfy(row -> assertThat(running).contains(row.path("node").asString()));
    assertThat(get(lenet, PEAK).path("flopsPerSecond").asDouble()).isGreaterThan(1e8);
    assertThat(client.get("/v1/profiles", "run", lenet).at("/profiles/0/producer").asString())
        .isNotEmpty();
  }

  @Test
  void aDamagedStepIsNamedAndTheOthersStay() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("update");
    try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
      damage.seek(at);
      damage.write('X');
    }
    JsonNode steps = get(small, STEPS);
    assertThat(steps.path("steps")).hasSize(1);
    assertThat(steps.at("/faults/0/step").asLong()).isEqualTo(100);
    JsonNode listed = client.get("/v1/profiles", "run", small);
    assertThat(listed.at("/profiles/0/steps").toString()).isEqualTo("[50]");
    assertThat(listed.at("/profiles/0/faults")).hasSize(1);
    Files.delete(file);
    client.expectOf(small, 410, OPERATORS);
  }
}
