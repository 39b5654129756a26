package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own. */
@Timeout(120)
class HeadlessServerIT {

  @TempDir Path directory;

  private Process start(String... args) throws IOException {
    String[] command = new String[5 + args.length];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command[1] = "-XX:TieredStopAtLevel=1";
    command[2] = "-cp";
    command[3] = System.getProperty("java.class.path");
    command[4] = HeadlessServer.class.getName();
    System.arraycopy(args, 0, command, 5, args.length);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  private Process startServing() throws IOException {
    return start(
        "0", directory.resolve("workspace").toString(), "logs", directory.resolve("no").toString());
  }

  private static String url(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("http://")) {
        return line;
      }
    }
    throw new AssertionError("no address was printed");
  }

  @Test
  void itServesAndAfterSigtermLeavesItsWorkspaceToTheNext() throws Exception {
    for (int round = 0; round < 2; round++) {
      Process process = startServing();
      try {
        HttpResponse<String> health =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(url(process))).build(),
                    HttpResponse.BodyHandlers.ofString());
        assertThat(health.body()).contains("\"status\":\"degraded\"");

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
    }
    assertThat(new File(directory.toFile(), "no")).doesNotExist();
  }

  @Test
  void withoutALogDirectoryItSaysHowItIsUsed() throws Exception {
    Process process = start("0", directory.toString());

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("usage: HeadlessServer PORT WORKSPACE LABEL DIR");
  }
}
