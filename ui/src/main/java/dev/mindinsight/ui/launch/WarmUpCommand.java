package dev.mindinsight.ui.launch;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.launch.ServerOptions;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * A start whose classes the script records: the server with its debug port on one small run, asked
 * for what the first page asks for. What is not done here, every start has to load, check and
 * compile anew.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAUSE_MILLIS = 20;
  private static final int POINTS = 100;

  private final ServerStarter servers;

  WarmUpCommand(ServerStarter servers) {
    this.servers = servers;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("mindinsight-warm-up");
    Workspace workspace = new Workspace(directory).create();
    List<LogDirectory> runs = List.of(new LogDirectory("runs", workspace.runs()));
    ServerOptions options = ServerOptions.local(runs, 0, directory).withDebuggerPort(0);
    write(workspace.runs().resolve("run"));
    try (Session session = Session.open(workspace, servers, () -> options);
        HttpClient client = HttpClient.newHttpClient()) {
      String root = session.address().localUrl();
      for (String path : List.of("api/v1/health", "api/v1/openapi.json", "")) {
        get(client, root + path);
      }
      awaitRead(client, root + "api/v1/runs");
    } finally {
      delete(directory);
    }
    return ExitCode.OK;
  }

  private static void write(Path run) {
    try (SummaryWriter writer = SummaryWriter.open(run)) {
      for (int step = 0; step < POINTS; step++) {
        writer.scalar("loss", step, 1f / (step + 1));
      }
    }
  }

  private static void awaitRead(HttpClient client, String uri)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!get(client, uri).contains("\"points\":" + POINTS)) {
      if (System.nanoTime() > end) {
        throw LaunchException.failed("Truncated: want " + POINTS + " points: " + uri);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static String get(HttpClient client, String uri)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw LaunchException.failed("got status " + answer.statusCode() + ", want 200: " + uri);
    }
    return answer.body();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
