package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Dockerfile's own commands, run without Docker: what they do to a directory is seen here, what
 * the base images hold is not.
 */
class DockerfileIT {

  private static final Path PROJECT = Path.of(System.getProperty("project.root"));

  private static DockerFile file;

  @TempDir private Path directory;

  @BeforeAll
  static void read() throws IOException {
    file = DockerFile.read(PROJECT.resolve("Dockerfile"));
  }

  @Test
  void theImageRunsAsNobodySpecialWithAVolumeAPortAndAHealthCheck() {
    assertThat(file.of(0, "FROM")).hasSize(1);
    assertThat(file.last("USER").rest()).isNotIn("root", "0");
    assertThat(file.last("VOLUME").rest()).isEqualTo("/workspace");
    assertThat(file.last("EXPOSE").rest()).isEqualTo("8080");
    assertThat(file.last("CMD").words())
        .containsSubsequence(
            "start", "--host", "0.0.0.0", "--port", "8080", "--workspace", "/workspace");
    assertThat(file.last("HEALTHCHECK").words())
        .startsWith(file.last("ENTRYPOINT").words().getFirst(), "status");
  }

  @Test
  void theBuildCommandMakesTheJarInACopyOfTheCommittedFiles() throws Exception {
    copyCommittedFiles(directory);
    List<DockerFile.Instruction> commands = file.of(0, "RUN");
    Process build =
        new ProcessBuilder("sh", "-c", commands.getLast().rest())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("build.log").toFile())
            .start();
    assertThat(build.waitFor(8, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).as(() -> tail(directory.resolve("build.log"))).isZero();
    for (DockerFile.Instruction copy : file.of(1, "COPY")) {
      assertThat(directory.resolve(source(copy))).exists();
    }
  }

  @Test
  void theStartCommandServesFromWhatTheImageHolds() throws Exception {
    Path image = Files.createDirectory(directory.resolve("image"));
    for (DockerFile.Instruction copy : file.of(1, "COPY")) {
      Path source = PROJECT.resolve(source(copy));
      copyTree(source, Files.isDirectory(source) ? image.resolve(source.getFileName()) : image);
    }
    Path script = image.resolve(file.last("ENTRYPOINT").words().getFirst()).normalize();
    int port = Command.freePort();
    try (Command server = Command.start(script, image, here(file.last("CMD"), port))) {
      Matcher said =
          server.awaitOutput("MindInsight is at http://\\S+:" + port + "/login#(\\S+)\n");
      URI root = URI.create("http://127.0.0.1:" + port + "/");
      assertThat(
              Command.get(root, "api/v1/runs", "Authorization", "Bearer " + said.group(1))
                  .statusCode())
          .isEqualTo(200);
      String[] check = here(file.last("HEALTHCHECK"), port);
      try (Command health =
          Command.start(
              script, image, List.of(check).subList(1, check.length).toArray(String[]::new))) {
        assertThat(health.outcome().exitCode()).isZero();
      }
      assertThat(server.signal("TERM").outcome().exitCode()).isZero();
    }
  }

  /** The words of a command with the container's paths and port put where a test may use them. */
  private String[] here(DockerFile.Instruction command, int port) {
    return command.words().stream()
        .map(word -> word.equals("8080") ? Integer.toString(port) : word)
        .map(word -> word.startsWith("/") ? directory + word : word)
        .toArray(String[]::new);
  }

  /** The path below the source tree that a COPY --from takes. */
  private static String source(DockerFile.Instruction copy) {
    assertThat(copy.words().getFirst()).isEqualTo("--from=build");
    return copy.words().get(1).replaceFirst("^/source/", "");
  }

  private static void copyCommittedFiles(Path to) throws Exception {
    Process list = new ProcessBuilder("git", "ls-files", "-z").directory(PROJECT.toFile()).start();
    String names =
        new String(list.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    List<String> files = new ArrayList<>(List.of(names.split("\0")));
    files.removeIf(name -> !Files.exists(PROJECT.resolve(name)));
    assertThat(files).contains("mvnw", "pom.xml");
    for (String name : files) {
      Files.createDirectories(to.resolve(name).getParent());
      Files.copy(PROJECT.resolve(name), to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void copyTree(Path source, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : all.toList()) {
        Path target =
            Files.isDirectory(source)
                ? to.resolve(source.relativize(path))
                : to.resolve(path.getFileName());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static String tail(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return String.join("\n", lines.filter(line -> line.contains("ERROR")).limit(20).toList());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
