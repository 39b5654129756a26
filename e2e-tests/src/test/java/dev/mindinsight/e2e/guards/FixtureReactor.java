package dev.mindinsight.e2e.guards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Maven reactor below {@code target/guards} whose parent is the real root pom, so that its
 * modules meet the real guards. The modules of {@code src/test/fixtures/guards} are copied there;
 * modules that are dull to write by hand are added.
 */
final class FixtureReactor {
  /** Halves the processor time of a build this small. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** It takes 10 s on two idle cores; beyond this it hangs. */
  private static final long BUILD_SECONDS_MAX = 300;

  private final Path root;
  private final Path folder;
  private final List<String> added = new ArrayList<>();

  /** {@code root} is the root of the repository. */
  FixtureReactor(Path root) throws IOException {
    this.root = root;
    this.folder = root.resolve("e2e-tests/target/guards");
    copy(root.resolve("e2e-tests/src/test/fixtures/guards"), folder);
  }

  /** Adds a module without code that others depend on. */
  void addStub(String group, String artifact, String version, String dependencies)
      throws IOException {
    write(
        artifact + "-" + version,
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>fixture</groupId>
            <artifactId>guards</artifactId>
            <version>1</version>
          </parent>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <properties>
            <enforcer.skip>true</enforcer.skip>
            <spotless.check.skip>true</spotless.check.skip>
            <checkstyle.skip>true</checkstyle.skip>
            <license.skipAddThirdParty>true</license.skipAddThirdParty>
          </properties>
          <dependencies>%s</dependencies>
        </project>
        """
            .formatted(group, artifact, version, dependencies));
  }

  /** Adds {@code posing-as-<module>}: the real pom of a module of ours with more dependencies. */
  void addPoser(String module, String dependencies) throws IOException {
    String pom = Files.readString(root.resolve(module + "/pom.xml"));
    String posing =
        pom.replaceFirst(
            "</parent>\\s*<artifactId>" + module + "</artifactId>",
            """
            <relativePath>../../../../pom.xml</relativePath></parent>
            <artifactId>posing-as-%s</artifactId>\
            """
                .formatted(module));
    int end = posing.lastIndexOf("</dependencies>");
    write("posing-as-" + module, posing.substring(0, end) + dependencies + posing.substring(end));
  }

  /** Adds a source file to a module. */
  void addSource(String pathInReactor, String text) throws IOException {
    Files.writeString(folder.resolve(pathInReactor), text);
  }

  /** Builds all modules to the end, offline, with the Maven and the repository of this build. */
  ReactorLog build() throws IOException, InterruptedException {
    Path pom = folder.resolve("pom.xml");
    String modules = String.join("", added.stream().map("<module>%s</module>"::formatted).toList());
    Files.writeString(pom, Files.readString(pom).replace("</modules>", modules + "</modules>"));
    Path log = folder.resolve("build.log");
    ProcessBuilder maven =
        new ProcessBuilder(
            Path.of(property("maven.home"), "bin", "mvn").toString(),
            "--offline",
            "--batch-mode",
            "--fail-at-end",
            // Messages of two modules at once could not be told apart.
            "--threads",
            "1",
            "--file",
            pom.toString(),
            "-Dmaven.repo.local=" + property("maven.repo.local"),
            "test-compile");
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.environment().put("MAVEN_OPTS", SHORT_LIVED);
    maven.environment().remove("MAVEN_ARGS");
    Process process = maven.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(BUILD_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroy();
      throw new IllegalStateException("Stuck: the build of " + pom + ", see " + log);
    }
    return ReactorLog.parse(Files.readString(log));
  }

  private void write(String module, String pom) throws IOException {
    Path file = folder.resolve(module).resolve("pom.xml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, pom);
    added.add(module);
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("Missing: -D" + name + ", which Maven's build sets");
    }
    return value;
  }

  /** Replaces {@code to} by a copy of {@code from}. */
  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      for (Path old : list(to).reversed()) {
        Files.delete(old);
      }
    }
    for (Path file : list(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.copy(file, target);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
