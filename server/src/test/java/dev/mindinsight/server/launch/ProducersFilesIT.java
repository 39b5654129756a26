package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.ingest.LogDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of real producers through ingest, store and API, against what was handed to the writers.
 */
class ProducersFilesIT {

  private static final String SECOND = " (attempt 2)";

  @TempDir Path workspace;
  @TempDir Path logs;

  private Server serve(Path logs) {
    return Server.start(ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace));
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch", "tensorboardx", "tensorflow"})
  void everyScalarOfTheProducersIsServed(String producer) throws IOException {
    Path data = Path.of(System.getProperty("shared.data"), "runs", producer);
    boolean there = Files.isDirectory(data);
    assertThat(there || System.getenv("CI") == null).as("CI needs %s", data).isTrue();
    assumeTrue(there, "SKIPPED: no real files at " + data);
    everyScalarIsServed(data);
  }

  @Test
  void everyScalarOfTheCommittedFilesIsServed() throws IOException {
    everyScalarIsServed(
        Path.of(System.getProperty("project.root"), "summary-sdk/src/test/resources/runs"));
  }

  @Test
  void runsThatWereCopiedAMomentAgoDoNotRun() throws IOException {
    Path data = Path.of(System.getProperty("project.root"), "summary-sdk/src/test/resources/runs");
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path copy = logs.resolve(data.relativize(path));
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
    JsonNode scalars = JsonMapper.shared().readTree(data.resolve("expected.json")).path("scalars");
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      settled(client, points(scalars));
      assertThat(client.get("/v1/runs").path("runs"))
          .isNotEmpty()
          .allSatisfy(run -> assertThat(run.path("status").asString()).isEqualTo("finished"));
    }
  }

  private void everyScalarIsServed(Path logs) throws IOException {
    JsonNode expected = JsonMapper.shared().readTree(logs.resolve("expected.json")).path("scalars");
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      Map<String, String> ids = settled(client, points(expected));
      for (String run : expected.propertyNames()) {
        assertThat(ids).containsKey(run);
        expected
            .path(run)
            .forEachEntry((tag, points) -> {
              if (!tag.endsWith(SECOND)) {
                JsonNode later = expected.path(run).path(tag + SECOND);
                assertServed(client, ids.get(run), run, tag, points, later);
              }
            });
      }
    }
  }

  private static long points(JsonNode expected) {
    long points = 0;
    for (JsonNode run : expected) {
      for (JsonNode tag : run) {
        points += tag.size();
      }
    }
    return points;
  }

  /** Waits until at least as many points as were written are there; ids by name. */
  private static Map<String, String> settled(Client client, long points) {
    JsonNode runs =
        Settled.until(() -> client.get("/v1/runs").path("runs"), all -> served(all) >= points);
    Map<String, String> ids = new HashMap<>();
    runs.forEach(run -> ids.put(run.path("name").asString(), run.path("id").asString()));
    return ids;
  }

  private static long served(JsonNode runs) {
    long points = 0;
    for (JsonNode run : runs) {
      points += run.path("points").asLong();
    }
    return points;
  }

  private static void assertServed(
      Client client, String id, String run, String tag, JsonNode points, JsonNode later) {
    String name = served(client, id, tag);
    String what = run + " " + tag;
    assertThat(name).as(what).isNotNull();
    Points all = Points.served(raw(client, id, name, "all"));
    Points first = Points.written(points);
    Points second = Points.written(later);
    all.assertAre(first.then(second), what);
    if (later.isEmpty()) {
      return;
    }
    long branch = second.steps().getFirst();
    Points newest = first.below(branch).then(second);
    Points.served(raw(client, id, name, "1")).assertAre(first, what + " attempt 1");
    Points.served(raw(client, id, name, "2")).assertAre(newest, what + " attempt 2");
    Points.served(client.get("/v1/series", "run", id, "tag", name, "points", "raw"))
        .assertAre(newest, what + " newest");
  }

  private static JsonNode raw(Client client, String id, String tag, String attempt) {
    return client.get("/v1/series", "run", id, "tag", tag, "points", "raw", "attempt", attempt);
  }

  /** Some producers put a name of their own behind the tag that the program gave. */
  private static String served(Client client, String id, String tag) {
    for (JsonNode one : client.get("/v1/tags", "run", id).path("tags")) {
      String name = one.path("tag").asString();
      if (one.path("kind").asString().equals("scalar")
          && (name.equals(tag) || name.equals(tag + "/" + tag))) {
        return name;
      }
    }
    return null;
  }
}
