package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.ingest.LogDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Log directories that are not what one hopes for, as the API tells of them. */
class LogDirectoriesIT {

  @TempDir Path directory;

  @Test
  void aMissingLogDirectoryIsToldAndAnEmptyOneIsNoFault() throws IOException {
    Path empty = Files.createDirectories(directory.resolve("empty"));
    Path missing = directory.resolve("missing");
    try (Server server = serve(empty, missing)) {
      Client client = new Client(server);

      JsonNode answer = client.get("/v1/logdirs");

      assertThat(answer.path("logdirs")).hasSize(2);
      assertThat(answer.path("faults")).hasSize(1);
      assertThat(answer.path("faults").get(0).asString()).contains(missing.toString());
      assertThat(client.get("/v1/health").path("status").asString()).isEqualTo("degraded");
      assertThat(client.get("/v1/runs").path("runs")).isEmpty();
    }
    try (Server server = serve(empty, empty.getParent())) {
      assertThat(new Client(server).get("/v1/health").path("status").asString()).isEqualTo("up");
    }
  }

  private Server serve(Path one, Path other) {
    return Server.start(
        ServerOptions.local(
            List.of(new LogDirectory("one", one), new LogDirectory("other", other)),
            0,
            directory.resolve("workspace")));
  }
}
