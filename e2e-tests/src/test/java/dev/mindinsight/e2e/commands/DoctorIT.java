package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor reports; it fetches and builds nothing. */
class DoctorIT {

  private ScriptMachine machine;

  @BeforeEach
  void bareMachineWithTheSources(@TempDir Path directory) throws IOException {
    machine = new ScriptMachine(directory);
    Files.createFile(machine.tree().resolve("pom.xml"));
  }

  @Test
  void aBareMachineLacksAll() throws Exception {
    Outcome outcome = machine.run("mindinsight", "doctor");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .containsExactly(
            "missing  Java      25 or newer is needed: install one (for example Temurin 25) or set JAVA_HOME",
            "missing  Maven     install one (on Debian: apt-get install maven)",
            "missing  Node      install Node 24, or npm to fetch it with (on Debian: apt-get install npm)",
            "note     Chromium  none, only ./mvnw verify needs it (on Debian: apt-get install chromium fonts-dejavu-core)",
            "ok       Cache     " + machine.cache(),
            "note     Jar       missing or older than its sources: demo, start and train build it");
  }

  @Test
  void whatCanBeFetchedIsNotMissing() throws Exception {
    Path jdk = ScriptMachine.java(machine.home().resolve(".jdks/25"), "25.0.3", "java", "javac");
    machine.maven("3.8.7").npm();
    Outcome outcome = machine.run("mindinsight", "doctor");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("ok       Java      25.0.3 in " + jdk)
        .contains("ok       Maven     3.8.7 is too old to build, 3.9.11 will be fetched with it")
        .contains("ok       Node      24.17.0 will be fetched with npm");
    assertThat(machine.cache()).isEmptyDirectory();
  }

  @Test
  void aReleaseNeedsAJavaRuntimeAndItsJar() throws Exception {
    Files.delete(machine.tree().resolve("pom.xml"));
    ScriptMachine.java(machine.home().resolve(".jdks/25"), "25.0.3", "java");
    assertThat(machine.run("mindinsight", "doctor").exitCode()).isEqualTo(1);
    Files.createFile(machine.tree().resolve("mindinsight.jar"));
    Outcome outcome = machine.run("mindinsight", "doctor");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines()).hasSize(3).allMatch(line -> line.startsWith("ok "));
  }
}
