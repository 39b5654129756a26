package dev.mindinsight.ui.launch;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.launch.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * A start whose classes the script records: the server on an empty workspace, asked for what the
 * first page asks for.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServerStarter servers;

  WarmUpCommand(ServerStarter servers) {
    this.servers = servers;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("mindinsight-warm-up");
    Workspace workspace = new Workspace(directory).create();
    List<LogDirectory> runs = List.of(new LogDirectory("runs", workspace.runs()));
    try (Session session =
            Session.open(workspace, servers, () -> ServerOptions.local(runs, 0, directory));
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("api/v1/health", "api/v1/runs", "api/v1/openapi.json", "")) {
        URI uri = URI.create(session.address().localUrl() + path);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
          throw LaunchException.failed("got status " + status + ", want 200: " + uri);
        }
      }
    } finally {
      delete(directory);
    }
    return ExitCode.OK;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
