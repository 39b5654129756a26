package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ./mindinsight builds, extracts, keeps and starts; Maven and Java only tell what they got.
 */
class LauncherIT {

  private static final String[] MAVEN = {
    "case $* in",
    "  *--version*) echo 'Apache Maven 3.9.11' ;;",
    "  *)",
    "    echo \"$@\" >>\"$HOME/maven.log\"",
    "    echo '[INFO] Building summary-sdk 0.1.0-SNAPSHOT                      [2/8]'",
    "    echo '[INFO] noise'",
    "    mkdir -p ui/target && cat \"$HOME/maven.log\" >ui/target/mindinsight.jar ;;",
    "esac"
  };

  private ScriptMachine machine;
  private Path jar;

  @BeforeEach
  void machineWithSourcesAndTools(@TempDir Path directory) throws IOException {
    machine = new ScriptMachine(directory).npm().tool("mvn", MAVEN);
    machine.launchingJava();
    jar = machine.tree().resolve("ui/target/mindinsight.jar");
    for (String source :
        List.of(
            "pom.xml", "ui/pom.xml", "ui/src/main/java/A.java", "engine/src/test/java/T.java")) {
      Files.createDirectories(machine.tree().resolve(source).getParent());
      age(Files.createFile(machine.tree().resolve(source)), 100);
    }
  }

  private List<String> log(String name) throws IOException {
    Path file = machine.home().resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private void changeSource(String name) throws IOException {
    age(jar, 10);
    Files.setLastModifiedTime(machine.tree().resolve(name), FileTime.from(Instant.now()));
  }

  @Test
  void aFreshCloneIsBuiltWithProgressAndStarted() throws Exception {
    Outcome outcome = machine.run("mindinsight", "start", "--logdir", "my logs");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .contains("mindinsight: building what has changed (log: ")
        .contains("mindinsight: building summary-sdk [2/8]\n")
        .doesNotContain("noise");
    assertThat(log("maven.log")).containsExactly("-B -ntp -Dunchecked -pl ui -am package");
    assertThat(outcome.out())
        .contains("dev.mindinsight.ui.launch.Main\nstart\n--logdir\nmy logs\n");
  }

  @Test
  void nothingIsDoneTwice() throws Exception {
    machine.run("mindinsight", "demo");
    Outcome second = machine.run("mindinsight", "demo");
    assertThat(second.err()).isEmpty();
    assertThat(log("maven.log")).hasSize(1);
    assertThat(log("java.log")).containsExactly("extract", "archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "ui/pom.xml", "ui/src/main/java/A.java"})
  void aChangedSourceIsBuiltAndExtractedAgain(String source) throws Exception {
    machine.run("mindinsight", "start");
    changeSource(source);
    assertThat(machine.run("mindinsight", "train").exitCode()).isZero();
    assertThat(log("maven.log")).hasSize(2);
    assertThat(log("java.log")).containsExactly("extract", "archive", "extract", "archive");
  }

  @Test
  void aChangedTestIsNoReasonToBuild() throws Exception {
    machine.run("mindinsight", "start");
    changeSource("engine/src/test/java/T.java");
    machine.run("mindinsight", "start");
    assertThat(log("maven.log")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "status", "--help", "--version"})
  void shortCommandsUseTheJarThatIsThere(String command) throws Exception {
    machine.run("mindinsight", "start");
    changeSource("pom.xml");
    assertThat(machine.run("mindinsight", command).out())
        .contains("dev.mindinsight.ui.launch.Main\n" + command);
    assertThat(log("maven.log")).hasSize(1);
  }

  @Test
  void aFailedBuildShowsItsErrorsAndEndsWithFour() throws Exception {
    machine.tool(
        "mvn",
        "case $* in *--version*) echo 'Apache Maven 3.9.11' ;;",
        "*) echo '[INFO] x'; echo '[ERROR] A.java: no good'; exit 1 ;; esac");
    Outcome outcome = machine.run("mindinsight", "start");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err())
        .endsWith(
            "[ERROR] A.java: no good\nmindinsight: the build failed, see "
                + machine.tree().resolve("target/build.log")
                + "\n");
    assertThat(machine.tree().resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void aBuildWaitsForThatOfAnother() throws Exception {
    Path lock = Files.createDirectories(machine.tree().resolve("target")).resolve("build.lock");
    Process other = new ProcessBuilder("sleep", "60").start();
    Files.createSymbolicLink(lock, Path.of(Long.toString(other.pid())));
    Process waiting = machine.startScript("mindinsight", "start");
    String line = waiting.errorReader().readLine();
    while (line != null && !line.contains("waiting")) {
      line = waiting.errorReader().readLine();
    }
    assertThat(line).isEqualTo("mindinsight: waiting for the build of process " + other.pid());
    assertThat(log("maven.log")).isEmpty();
    other.destroyForcibly().waitFor();
    assertThat(ScriptMachine.finish(waiting).exitCode()).isZero();
    assertThat(log("maven.log")).hasSize(1);
  }

  @Test
  void theJvmTakesThePlaceOfTheScript() throws Exception {
    machine.run("mindinsight", "start");
    Process script = machine.startScript("mindinsight", "start");
    assertThat(ScriptMachine.finish(script).out()).endsWith("pid " + script.pid() + "\n");
  }

  @Test
  void theOptionsOfABuildAreWrittenForTheEngineToo() throws Exception {
    machine.run("mindinsight", "start");
    Path app = apps().getFirst();
    assertThat(app.getFileName().toString()).matches("app-\\d+-\\d+-25\\.0\\.3");
    assertThat(Files.readAllLines(app.resolve("jvm.options")))
        .containsExactly(
            "\"--enable-native-access=ALL-UNNAMED\"",
            "\"-Xlog:cds=off\"",
            "\"-Xlog:aot=off\"",
            "\"-Dorg.bytedeco.javacpp.cachedir=" + machine.cache() + "/javacpp\"",
            "\"-cp\"",
            "\"" + app + "/mindinsight.jar\"",
            "\"-XX:SharedArchiveFile=" + app + "/classes.jsa\"");
  }

  @Test
  void withoutAnArchiveItIsSaidAndStarted() throws Exception {
    Path java = machine.home().resolve(".jdks/temurin 25/bin/java");
    Files.writeString(
        java,
        Files.readString(java)
            .replace(
                "*-XX:ArchiveClassesAtExit=*)", "*-XX:ArchiveClassesAtExit=*) exit 1 ;; never)"));
    Outcome outcome = machine.run("mindinsight", "start");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .contains("mindinsight: no class-data archive could be made, starts will be slower: see ");
    assertThat(Files.readString(apps().getFirst().resolve("jvm.options")))
        .doesNotContain("SharedArchiveFile");
  }

  private List<Path> apps() throws IOException {
    try (Stream<Path> all = Files.list(machine.cache())) {
      return all.filter(path -> path.getFileName().toString().startsWith("app-")).sorted().toList();
    }
  }

  @Test
  void oldExtractionsGoUnlessTheyRun() throws Exception {
    Files.createDirectories(machine.cache());
    for (int i = 1; i <= 5; i++) {
      Path app = Files.createDirectories(machine.cache().resolve("app-" + i + "-1-25/pids"));
      Files.createFile(
          app.resolve(i == 5 ? Long.toString(ProcessHandle.current().pid()) : "999999999"));
      age(app.getParent(), 100 * i);
    }
    machine.run("mindinsight", "start");
    assertThat(apps().stream().map(app -> app.getFileName().toString()))
        .hasSize(4)
        .contains("app-1-1-25", "app-2-1-25", "app-5-1-25");
  }

  @Test
  void aReleaseIsNeverBuilt() throws Exception {
    Files.delete(machine.tree().resolve("pom.xml"));
    assertThat(machine.run("mindinsight", "start"))
        .isEqualTo(
            new Outcome(
                3,
                "",
                "mindinsight: "
                    + machine.tree()
                    + "/mindinsight.jar is missing and there are no sources to build it from: install the release again\n"));
    Files.writeString(machine.tree().resolve("mindinsight.jar"), "jar");
    assertThat(machine.run("mindinsight", "start").out())
        .contains("dev.mindinsight.ui.launch.Main\nstart\n");
    assertThat(log("maven.log")).isEmpty();
  }

  @Test
  void aLinkToTheScriptWorksFromAnywhere() throws Exception {
    Files.createSymbolicLink(machine.bin().resolve("mi"), machine.tree().resolve("mindinsight"));
    Outcome outcome = machine.withTools("\"" + machine.bin().resolve("mi") + "\" status");
    assertThat(outcome.out()).contains("dev.mindinsight.ui.launch.Main\nstatus\n");
  }
}
