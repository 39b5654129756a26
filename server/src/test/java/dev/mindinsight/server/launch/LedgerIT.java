package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The ledger of a run with much damage and many tags, as a whole and in parts. */
class LedgerIT {

  private static final int RECORDS = 3_000;
  private static final int TAGS = 310;

  /** A length, its checksum. */
  private static final int HEADER_BYTES = 12;

  private static final int FOOTER_BYTES = 4;

  @TempDir Path workspace;
  @TempDir Path logs;

  /**
   * A record for each of many points, of which every second is spoilt; returns the bytes of those.
   */
  private long write() throws IOException {
    Path file;
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("r"))) {
      for (int i = 0; i < RECORDS; i++) {
        writer.scalar("tag" + i % TAGS, i, i);
      }
      file = writer.file();
    }
    return spoil(file);
  }

  /** Flips the last byte of the data of every second record; how many bytes those records take. */
  private static long spoil(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer lengths = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long spoilt = 0;
    int record = 0;
    for (int at = 0; at < bytes.length; record++) {
      int data = Math.toIntExact(lengths.getLong(at));
      int whole = HEADER_BYTES + data + FOOTER_BYTES;
      if (record % 2 == 1) {
        bytes[at + HEADER_BYTES + data - 1] ^= 1;
        spoilt += whole;
      }
      at += whole;
    }
    assertThat(record).isGreaterThan(1_000);
    Files.write(file, bytes);
    return spoilt;
  }

  @Test
  void damageIsBoundedAndEveryPartOfALedgerIsAPartOfTheWhole() throws IOException {
    long spoilt = write();
    writeOdd();
    try (Server server =
        Server.start(ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace))) {
      Client client = new Client(server);
      Map<String, String> runs = Settled.runs(client, Set.of("r", "odd"));
      String run = runs.get("r");

      JsonNode whole = client.get("/v1/ledger", "run", run);

      assertThat(whole.path("corrupt")).as("places of one slice").hasSize(101);
      assertThat(sum(whole.path("corrupt"))).isEqualTo(spoilt);
      assertThat(whole.at("/totals/corrupt").asInt()).isEqualTo(101);
      assertThat(whole.at("/totals/corruptBytes").asLong()).isEqualTo(spoilt);
      assertThat(whole.at("/totals/tags").asInt()).isEqualTo(whole.path("tags").size());
      assertThat(whole.path("tags").size()).isGreaterThan(101);
      assertThat(whole.has("next")).isFalse();
      partsMakeTheWhole(client, run, whole);
      oneTagIsToldAlone(client, runs.get("odd"));
      assertThat(client.expect(400, "/v1/ledger", "run", run, "cursor", "x").path("detail"))
          .hasToString(
              "\"Malformed parameter 'cursor': want an integer from 1 to 2147383647, got 'x'\"");
    }
  }

  private static long sum(JsonNode corrupt) {
    long bytes = 0;
    for (JsonNode span : corrupt) {
      bytes += span.path("bytes").asLong();
    }
    return bytes;
  }

  private void writeOdd() {
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("odd"))) {
      writer.scalar("even", 0, 1);
      float infinity = Float.POSITIVE_INFINITY;
      float[] values = {1, infinity, Float.NaN, -infinity, 2, -infinity};
      for (int i = 0; i < values.length; i++) {
        writer.scalar("odd", i == 4 ? 1 : i, values[i]);
      }
    }
  }

  private static void oneTagIsToldAlone(Client client, String run) {
    JsonNode ledger = client.get("/v1/ledger", "run", run, "tag", "odd");
    assertThat(ledger.path("tags")).hasSize(1);
    assertThat(ledger.at("/totals/tags").asInt()).isOne();
    JsonNode tag = ledger.path("tags").get(0);
    assertThat(tag.path("points").asInt()).isEqualTo(6);
    assertThat(tag.path("nan").asInt()).isEqualTo(1);
    assertThat(tag.path("infinite").asInt()).isEqualTo(3);
    assertThat(tag.path("posInf").asInt()).isEqualTo(1);
    assertThat(tag.path("negInf").asInt()).isEqualTo(2);
    assertThat(tag.path("outOfOrder").asInt()).isEqualTo(1);
    double now = System.currentTimeMillis() / 1e3;
    assertThat(tag.path("lastWallTime").asDouble()).isCloseTo(now, within(600.0));
    assertThat(ledger.path("grown").asDouble()).isCloseTo(now, within(600.0));
    assertThat(ledger.path("lastWallTime").asDouble())
        .isGreaterThanOrEqualTo(tag.path("lastWallTime").asDouble());
    assertThat(client.get("/v1/ledger", "run", run, "tag", "none").path("tags")).isEmpty();
  }

  private static void partsMakeTheWhole(Client client, String run, JsonNode whole) {
    List<JsonNode> corrupt = new ArrayList<>();
    List<JsonNode> tags = new ArrayList<>();
    List<JsonNode> notes = new ArrayList<>();
    Set<JsonNode> totals = new HashSet<>();
    JsonNode part = client.get("/v1/ledger", "run", run, "limit", "40");
    while (true) {
      assertThat(part.path("corrupt").size()).isLessThanOrEqualTo(40);
      part.path("corrupt").forEach(corrupt::add);
      part.path("tags").forEach(tags::add);
      part.path("notes").forEach(notes::add);
      totals.add(part.path("totals"));
      if (!part.has("next")) {
        break;
      }
      String next = part.path("next").asString();
      part = client.get("/v1/ledger", "run", run, "limit", "40", "cursor", next);
    }
    assertThat(corrupt).containsExactlyElementsOf(whole.path("corrupt"));
    assertThat(tags).containsExactlyElementsOf(whole.path("tags"));
    assertThat(notes).containsExactlyElementsOf(whole.path("notes"));
    assertThat(totals).containsExactly(whole.path("totals"));
  }
}
