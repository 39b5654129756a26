package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.ingest.LogDirectory;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Clients that go away in the midst of their answers do no harm to the store. */
@Timeout(120)
class CancelIT {

  private static final int REQUESTS = 500;

  /** Series in each request: an answer of 60 kB, of which no caller reads more than 4. */
  private static final int SERIES = 8;

  @TempDir Path directory;

  @Test
  void fiveHundredCancelledRequestsLeaveTheStoreReadingAndWriting() throws Exception {
    Path runs = Path.of(System.getProperty("project.root"), "summary-sdk/src/test/resources/runs");
    Path logs = Files.createDirectories(directory.resolve("logs"));
    copy(runs.resolve("resumed"), logs.resolve("resumed"));
    try (Server server =
        Server.start(
            ServerOptions.local(
                List.of(new LogDirectory("logs", logs)), 0, directory.resolve("workspace")))) {
      Client client = new Client(server);
      JsonNode resumed = await(client, "resumed");
      String body = manySeries(client, resumed.path("id").asString());

      try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
        List<Callable<Void>> calls =
            IntStream.range(0, REQUESTS)
                .<Callable<Void>>mapToObj(i -> () -> leaveAfter(server.port(), body, i % 40 * 100))
                .toList();
        for (Future<Void> call : callers.invokeAll(calls)) {
          call.get();
        }
      }

      copy(runs.resolve("special"), logs.resolve("special"));
      JsonNode special = await(client, "special");
      assertThat(special.path("points").asLong()).isPositive();
      assertThat(client.post(200, "/v1/series", body).path("series")).hasSize(SERIES);
      assertThat(client.get("/v1/health").path("status").asString()).isEqualTo("up");
    }
  }

  private static String manySeries(Client client, String run) {
    String tag = client.get("/v1/tags", "run", run).path("tags").get(0).path("tag").asString();
    return IntStream.range(0, SERIES)
        .mapToObj(i -> "{\"run\":\"%s\",\"tag\":\"%s\"}".formatted(run, tag))
        .collect(Collectors.joining(",", "{\"series\":[", "]}"));
  }

  /** Asks for much, reads little, and is gone. */
  private static Void leaveAfter(int port, String body, int bytes) throws IOException {
    try (Socket socket = new Socket(ServerOptions.LOOPBACK, port)) {
      socket.setSoLinger(true, 0);
      String head =
          "POST /api/v1/series HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: %d\r\n\r\n".formatted(body.length());
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(bytes)).hasSize(bytes);
    }
    return null;
  }

  private static JsonNode await(Client client, String name) {
    return Settled.until(() -> run(client, name), run -> run.path("points").asLong() > 0);
  }

  /** The row of a run; missing while there is none. */
  private static JsonNode run(Client client, String name) {
    for (JsonNode run : client.get("/v1/runs").path("runs")) {
      if (run.path("name").asString().equals(name)) {
        return run;
      }
    }
    return MissingNode.getInstance();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
