package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts/tools.sh finds, fetches and says on machines of many kinds. */
class ToolsIT {

  private ScriptMachine machine;

  @BeforeEach
  void bareMachine(@TempDir Path directory) throws IOException {
    machine = new ScriptMachine(directory);
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(machine.cache())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWrongJavaHomeAndAnOldDefaultJavaAreNoHindrance() throws Exception {
    Path old = ScriptMachine.java(machine.home().resolve("jdk 17"), "17.0.15", "java", "javac");
    machine.tool("java", "echo '    java.home = " + old + "' >&2");
    machine.set("JAVA_HOME", machine.home().resolve("gone"));
    Path fits =
        ScriptMachine.java(machine.home().resolve(".jdks/temurin 25"), "25.0.3", "java", "javac");
    assertThat(machine.withTools("need_jdk", "echo \"$JAVA_HOME\""))
        .isEqualTo(new Outcome(0, fits + "\n", ""));
  }

  @Test
  void aJavaHomeThatFitsIsKept() throws Exception {
    ScriptMachine.java(machine.home().resolve(".jdks/25"), "25", "java", "javac");
    Path own = ScriptMachine.java(machine.home().resolve("my own"), "26.0.1", "java", "javac");
    machine.set("JAVA_HOME", own);
    assertThat(machine.withTools("need_jdk", "echo \"$JAVA_HOME\"").out()).isEqualTo(own + "\n");
  }

  @Test
  void theJavaOnThePathIsFoundWhereverItLies() throws Exception {
    Path odd = ScriptMachine.java(machine.home().resolve("odd place"), "25.0.1", "java", "javac");
    machine.tool("java", "echo '    java.home = " + odd + "' >&2");
    assertThat(machine.withTools("need_jdk", "echo \"$JAVA_HOME\"").out()).isEqualTo(odd + "\n");
  }

  @Test
  void aRuntimeIsEnoughToRunAndNotToBuild() throws Exception {
    Path jre = ScriptMachine.java(machine.home().resolve(".jdks/jre"), "25.0.3", "java");
    assertThat(machine.withTools("find_java java && echo \"$JAVA_HOME\"").out())
        .isEqualTo(jre + "\n");
    assertThat(machine.withTools("need_jdk").exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "17.0.15", "24.0.2"})
  void anOldJdkIsNone(String version) throws Exception {
    ScriptMachine.java(machine.home().resolve(".jdks/old"), version, "java", "javac");
    assertThat(machine.withTools("need_jdk"))
        .isEqualTo(
            new Outcome(
                3,
                "",
                "mindinsight: no JDK of 25 or newer found: install one (for example Temurin 25) or set JAVA_HOME\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.9.6", "3.9.11", "3.10.0", "4.0.0"})
  void aMavenThatIsNewEnoughIsTaken(String version) throws Exception {
    assertThat(machine.maven(version).withTools("need_maven", "echo \"$MVN\""))
        .isEqualTo(new Outcome(0, "mvn\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.3", "3.8.7", "3.9.5"})
  void anOldMavenFetchesANewOne(String version) throws Exception {
    Outcome outcome = machine.maven(version).withTools("need_maven", "\"$MVN\" verify");
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                "fetched Maven verify\n",
                "mindinsight: fetching Maven 3.9.11 into " + machine.cache() + "\n"));
    assertThat(cached()).containsExactly("apache-maven-3.9.11");
    assertThat(machine.withTools("need_maven").err()).isEmpty();
  }

  @Test
  void withoutMavenThereIsOneLineOfAdvice() throws Exception {
    assertThat(machine.withTools("need_maven"))
        .isEqualTo(
            new Outcome(
                3,
                "",
                "mindinsight: no Maven found: install one (on Debian: apt-get install maven)\n"));
  }

  @Test
  void aFailedFetchLeavesNothingBehind() throws Exception {
    machine.tool("mvn", "case $* in *--version*) echo 'Apache Maven 3.8.7' ;; *) exit 1 ;; esac");
    Outcome outcome = machine.withTools("need_maven");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err())
        .endsWith(
            "mindinsight: Maven 3.9.11 could not be fetched with mvn 3.8.7: install Maven 3.9.6 or newer\n");
    assertThat(cached()).isEmpty();
  }

  @Test
  void aFetchThatWasCutOffIsNotTakenForATool() throws Exception {
    Files.createDirectories(machine.cache().resolve("fetch.abcdef/apache-maven-3.9.11/bin"));
    Files.createDirectories(machine.cache().resolve("apache-maven-3.9.11/bin"));
    Files.createDirectories(machine.cache().resolve("node-24.17.0/bin"));
    machine.maven("3.8.7").npm();
    assertThat(
            machine.withTools("need_maven", "need_node", "\"$MVN\" verify; node --version").out())
        .isEqualTo("fetched Maven verify\nv24.17.0\n");
  }

  @Test
  void twoBuildsAtOnceFetchBothAndBothSucceed() throws Exception {
    String slow = "sleep 0.3";
    String[] lines = ScriptMachine.mavenLines("3.8.7");
    lines[3] = slow + "\n" + lines[3];
    machine.tool("mvn", lines);
    String both =
        "(need_maven; \"$MVN\" one) & one=$!; (need_maven; \"$MVN\" two) & two=$!; wait $one && wait $two";
    Outcome outcome = machine.withTools(both);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("fetched Maven one", "fetched Maven two");
    assertThat(cached()).containsExactly("apache-maven-3.9.11");
  }

  @Test
  void anOldNodeIsReplacedByAFetchedOne() throws Exception {
    machine.npm().tool("node", "echo v20.20.0");
    assertThat(machine.withTools("need_node", "node --version"))
        .isEqualTo(
            new Outcome(
                0,
                "v24.17.0\n",
                "mindinsight: fetching Node 24.17.0 into " + machine.cache() + "\n"));
    assertThat(machine.withTools("need_node").err()).isEmpty();
  }

  @Test
  void aNodeOfTheRightVersionIsTaken() throws Exception {
    machine.tool("node", "echo v24.1.0").tool("npm", "echo 11.3.0");
    assertThat(machine.withTools("need_node")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void aNodeWithAnOldNpmIsNotTaken() throws Exception {
    machine.npm().tool("node", "echo v24.1.0");
    assertThat(machine.withTools("need_node").err()).contains("fetching Node 24.17.0");
  }

  @Test
  void withoutNodeAndNpmThereIsOneLineOfAdvice() throws Exception {
    assertThat(machine.withTools("need_node"))
        .isEqualTo(
            new Outcome(
                3,
                "",
                "mindinsight: no Node 24 and no npm to fetch it with: install npm (on Debian: apt-get install npm)\n"));
  }

  @Test
  void onAnotherPlatformNodeIsLeftToThePerson() throws Exception {
    machine.npm().tool("uname", "case $1 in -s) echo Darwin ;; *) echo arm64 ;; esac");
    assertThat(machine.withTools("need_node"))
        .isEqualTo(
            new Outcome(
                3, "", "mindinsight: no Node 24 with npm 11.3 or newer found: install Node 24\n"));
  }

  @Test
  void theCacheCanBePutAnywhere() throws Exception {
    Path elsewhere = machine.home().resolve("else where");
    machine.maven("3.8.7").set("MINDINSIGHT_CACHE", elsewhere);
    assertThat(machine.withTools("need_maven").exitCode()).isZero();
    assertThat(elsewhere.resolve("apache-maven-3.9.11/bin/mvn")).isExecutable();
  }
}
