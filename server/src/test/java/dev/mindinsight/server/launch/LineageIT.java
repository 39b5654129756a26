package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Where models came from, from the files of several producers to one table. */
class LineageIT {

  @TempDir Path workspace;
  @TempDir Path logs;

  private Server serve(Path directory) {
    return Server.start(
        ServerOptions.local(List.of(new LogDirectory("logs", directory)), 0, workspace));
  }

  @Test
  void hyperparametersStandBesideTheLastValuesOfTheMetricsThatTheyName() throws IOException {
    Path file;
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("r"))) {
      writer.hparams(Map.of("width", 8, "optimizer", "adam"), List.of("test/accuracy", "none"));
      writer.scalar("test/accuracy", 1, 0.5f);
      writer.scalar("test/accuracy", 2, 0.75f);
      file = writer.file();
    }
    try (Server server = serve(logs)) {
      Client client = new Client(server);
      JsonNode row =
          settled(client, rows -> rows.size() == 1 && rows.at("/0/metrics").size() == 1).get(0);

      assertThat(row.path("hparams").path("width").asDouble()).isEqualTo(8);
      assertThat(row.path("hparams").path("optimizer").asString()).isEqualTo("adam");
      assertThat(row.at("/metrics/test~1accuracy").asDouble()).isEqualTo(0.75);
      assertThat(row.path("dataset").isNull()).isTrue();
      assertThat(row.has("faults")).isFalse();

      Files.delete(file);
      JsonNode gone = settled(client, rows -> rows.at("/0").has("faults")).get(0);
      assertThat(gone.at("/faults/0").asString()).startsWith("Conflict: the file is gone");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void mindSporesLineageIsOneRowARunAndEqualPipelinesShareAMark(String producer) {
    Path data = Path.of(System.getProperty("shared.data"), "runs", producer);
    boolean there = Files.isDirectory(data);
    assertThat(there || System.getenv("CI") == null).as("CI needs %s", data).isTrue();
    assumeTrue(there, "SKIPPED: no real files at " + data);
    try (Server server = serve(data)) {
      JsonNode rows = settled(new Client(server), LineageIT::bothAreWhole);

      JsonNode adam = rows.get(0);
      assertThat(adam.path("name").asString()).isEqualTo("adam");
      assertThat(adam.path("optimizer").asString()).isEqualTo("Adam");
      assertThat(adam.path("epochs").asInt()).isEqualTo(2);
      assertThat(adam.path("batchSize").asInt()).isEqualTo(64);
      assertThat(adam.at("/dataset/name").asString()).isNotEmpty();
      assertThat(adam.path("datasetMark").asString())
          .matches("[0-9a-f]{8}")
          .isEqualTo(rows.get(1).path("datasetMark").asString());
    }
  }

  private static boolean bothAreWhole(JsonNode rows) {
    return rows.size() == 2
        && rows.at("/0/metrics").size() > 0
        && rows.at("/1/metrics").size() > 0
        && !rows.at("/0/dataset").isNull()
        && !rows.at("/1/dataset").isNull();
  }

  private static JsonNode settled(Client client, Predicate<JsonNode> whole) {
    return Settled.until(() -> client.get("/v1/lineage").path("runs"), whole);
  }
}
