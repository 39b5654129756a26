package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** mvnw on a machine that has all tools but a browser. */
class MavenScriptIT {

  private ScriptMachine machine;

  @BeforeEach
  void machineWithoutABrowser(@TempDir Path directory) throws IOException {
    machine = new ScriptMachine(directory).maven("3.9.11").npm();
    ScriptMachine.java(machine.home().resolve(".jdks/25"), "25.0.3", "java", "javac");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"verify", "-B -ntp install", "clean integration-test", "verify -DskipTests=false"})
  void goalsWithBrowserTestsAskForABrowserFirst(String arguments) throws Exception {
    Outcome outcome = machine.run("mvnw", arguments.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .endsWith(
            "mindinsight: no Chromium found for the browser tests: install one (on Debian: apt-get"
                + " install chromium fonts-dejavu-core), set CHROMIUM, or add -DskipITs\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package",
        "test",
        "verify -DskipTests",
        "verify -DskipITs",
        "-pl engine verify",
        "--projects engine verify",
        "install -Dmaven.test.skip=true"
      })
  void otherGoalsNeedNone(String arguments) throws Exception {
    Outcome outcome = machine.run("mvnw", arguments.split(" "));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEqualTo("own Maven " + arguments + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chromium", "chromium-browser", "google-chrome"})
  void aBrowserIsFoundByItsName(String name) throws Exception {
    machine.tool(name, "");
    assertThat(machine.run("mvnw", "verify").out()).isEqualTo("own Maven verify\n");
  }

  @Test
  void aBrowserElsewhereIsNamedByAVariable() throws Exception {
    Path browser = machine.home().resolve("a browser");
    ScriptMachine.script(browser, "");
    machine.set("CHROMIUM", browser);
    assertThat(machine.run("mvnw", "verify").exitCode()).isZero();
  }

  @Test
  void argumentsReachMavenAsTheyWere() throws Exception {
    machine.tool(
        "mvn",
        "case $1 in --version) echo 'Apache Maven 3.9.11' ;; *) printf '<%s>' \"$@\" ;; esac");
    assertThat(machine.run("mvnw", "test", "-Dtest=A B", "*").out())
        .isEqualTo("<test><-Dtest=A B><*>");
  }
}
