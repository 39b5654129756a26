package dev.mindinsight.e2e.commands;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the real {@code ./mindinsight}, as a person starts it. */
final class Command implements AutoCloseable {

  private static final Path SCRIPT = Path.of(System.getProperty("project.root"), "mindinsight");

  /** The first start of a build makes its class-data archive; a busy machine takes its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path out;
  private final Path err;

  private Command(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Command start(Path directory, String... arguments) throws IOException {
    return start(SCRIPT, directory, arguments);
  }

  /** Starts the script of another tree. */
  static Command start(Path script, Path directory, String... arguments) throws IOException {
    Path out = Files.createTempFile(directory, "command", ".out");
    Path err = Files.createTempFile(directory, "command", ".err");
    // A build in the background ignores Ctrl-C, and hands that down to whatever it starts.
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
    line.add(script.toString());
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Command(process, out, err);
  }

  static Outcome run(Path directory, String... arguments) throws IOException, InterruptedException {
    try (Command command = start(directory, arguments)) {
      return command.outcome();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits until its output has this in it. */
  Matcher awaitOutput(String regex) throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile(regex);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      boolean ended = !process.isAlive();
      Matcher matcher = pattern.matcher(Files.readString(out));
      if (matcher.find()) {
        return matcher;
      }
      if (ended) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("no output matches " + regex + ": " + text());
  }

  /** Waits until it says where it is; the URL of its root. */
  URI awaitUrl() throws IOException, InterruptedException {
    return URI.create(awaitOutput("MindInsight is at (http://\\S+:\\d+/)").group(1));
  }

  /** Sends a signal by its name, to this process alone. */
  Command signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    return this;
  }

  Outcome outcome() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end within " + PATIENCE + ": " + text());
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private String text() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }

  static HttpResponse<String> get(URI root, String path, String... headers)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(20));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Leaves no process behind, whatever the test came to. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
