package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Values that are no scalars, from their files through store and API. */
class TextsIT {

  @TempDir Path workspace;
  @TempDir Path logs;
  private Path file;
  private Server server;
  private Client client;
  private String run;

  @BeforeEach
  void serve() {
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("r"))) {
      for (int step = 0; step < 5; step++) {
        writer.text("notes", step, "# step " + step + " <b>");
      }
      file = writer.file();
    }
    server =
        Server.start(ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace));
    client = new Client(server);
    run = Settled.runs(client, Set.of("r")).get("r");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void textsComeAsTheyWereWritten() {
    JsonNode texts = client.get("/v1/texts", "run", run, "tag", "notes").path("texts");

    assertThat(texts).hasSize(5);
    assertThat(texts.at("/3/step").asLong()).isEqualTo(3);
    assertThat(texts.at("/3/attempt").asInt()).isEqualTo(1);
    assertThat(texts.at("/3/text/0").asString()).isEqualTo("# step 3 <b>");
  }

  @Test
  void aRangeAndALimitCutTheList() {
    List<Long> steps = new ArrayList<>();
    JsonNode page =
        client.get("/v1/texts", "run", run, "tag", "notes", "from", "1", "to", "3", "limit", "2");
    page.path("texts").forEach(text -> steps.add(text.path("step").asLong()));
    String next = page.path("next").asString();
    client
        .get("/v1/texts", "run", run, "tag", "notes", "from", "1", "to", "3", "cursor", next)
        .path("texts")
        .forEach(text -> steps.add(text.path("step").asLong()));

    assertThat(steps).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(
            client.expect(404, "/v1/texts", "run", run, "tag", "other").path("detail").asString())
        .isEqualTo("Not found: text tag 'other'");
    client.expect(404, "/v1/texts", "run", run, "tag", "notes", "attempt", "2");
  }

  @Test
  void textsWhoseFileIsGoneAreGone() throws IOException {
    Files.delete(file);

    assertThat(
            client.expect(410, "/v1/texts", "run", run, "tag", "notes").path("detail").asString())
        .startsWith("Conflict: the file is gone");
  }

  @Test
  void aTextWhoseRecordWasOverwrittenIsNamedBesideTheOthers() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String content = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[content.indexOf("# step 2")] = '!';
    Files.write(file, bytes);

    JsonNode answer = client.get("/v1/texts", "run", run, "tag", "notes");

    assertThat(answer.path("texts")).hasSize(4);
    assertThat(answer.at("/faults/0/step").asLong()).isEqualTo(2);
    assertThat(answer.at("/faults/0/reason").asString()).startsWith("Conflict: another record");
  }
}
