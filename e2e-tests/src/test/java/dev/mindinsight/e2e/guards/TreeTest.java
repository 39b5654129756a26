package dev.mindinsight.e2e.guards;

import static dev.mindinsight.e2e.guards.TreeRule.EVERY_PACKAGE_HAS_ITS_INFO;
import static dev.mindinsight.e2e.guards.TreeRule.NO_LEFTOVER;
import static dev.mindinsight.e2e.guards.TreeRule.NO_LONG_SOURCE;
import static dev.mindinsight.e2e.guards.TreeRule.NO_MACHINE_PATH;
import static dev.mindinsight.e2e.guards.TreeRule.NO_REGISTRY_ADDRESS;
import static dev.mindinsight.e2e.guards.TreeRule.NO_VAGUE_PACKAGE;
import static dev.mindinsight.e2e.guards.TreeRule.NPM_PACKAGES_STAND_IN_ONE_LIST;
import static dev.mindinsight.e2e.guards.TreeRule.VERSIONS_STAND_IN_THE_ROOT_POM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.guards.CommittedTree.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The committed files obey every {@link TreeRule}, and every rule finds the faults planted here.
 */
class TreeTest {
  /** Planted text; words that the rules look for are cut, since this file is committed as well. */
  record Fault(TreeRule rule, String path, String text, String finding) {}

  static final List<Fault> FAULTS =
      List.of(
          line(NO_REGISTRY_ADDRESS, "x.sh", "curl https://repo1.", "maven.org/maven2"),
          line(NO_REGISTRY_ADDRESS, "x/.npmrc", "registry", "=https://example.org"),
          line(NO_REGISTRY_ADDRESS, "ui/package-lock.json", "\"resol", "ved\": \"https://x\""),
          line(NO_REGISTRY_ADDRESS, "pom.xml", "  <reposi", "tory>"),
          line(NO_REGISTRY_ADDRESS, "pom.xml", "  <pluginReposi", "tory>"),
          line(NO_REGISTRY_ADDRESS, "x.sh", "pip install --index", "-url https://example.org"),
          line(NO_REGISTRY_ADDRESS, "x.list", "deb http://deb.", "debian.org/debian bookworm"),
          line(NO_REGISTRY_ADDRESS, "x.properties", "distribution", "Url=https://example.org"),
          line(NO_MACHINE_PATH, "x.md", "cd /wo", "rk/main"),
          line(NO_MACHINE_PATH, "x.sh", "ls '/ro", "ot/.cache'"),
          line(NO_MACHINE_PATH, "x.java", "\"/home/", "ann/logs\""),
          new Fault(NO_VAGUE_PACKAGE, "a/src/main/java/dev/a/util/X.java", "", ""),
          new Fault(NO_VAGUE_PACKAGE, "ui/src/main/frontend/shared/x.ts", "", ""),
          new Fault(EVERY_PACKAGE_HAS_ITS_INFO, "a/src/main/java/dev/a/X.java", "", ""),
          new Fault(
              EVERY_PACKAGE_HAS_ITS_INFO,
              "a/src/main/java/dev/a/package-info.java",
              "/** Not marked. */\npackage dev.a;\n",
              ""),
          new Fault(NO_LONG_SOURCE, "ui/x.css", "a\n".repeat(501), ""),
          new Fault(
              VERSIONS_STAND_IN_THE_ROOT_POM,
              "a/pom.xml",
              "<parent>\n<version>1</version>\n</parent>\n<version>2</version>\n",
              ":4: <version>2</version>"),
          new Fault(NPM_PACKAGES_STAND_IN_ONE_LIST, "a/package.json", "{}", ""),
          line(NPM_PACKAGES_STAND_IN_ONE_LIST, "a/src/main/java/X.java", "@Npm", "Package(x)"),
          line(NO_LEFTOVER, "x.sh", "# TO", "DO: later"),
          line(NO_LEFTOVER, "x.java", "<<<", "<<<< main"),
          line(NO_LEFTOVER, "x.java", "  @Dis", "abled"),
          line(NO_LEFTOVER, "x.test.ts", "  it.on", "ly('draws', () => {})"));

  /** What a rule must let pass, each close to a fault. */
  private static final CommittedTree INNOCENT =
      new CommittedTree(
          List.of(
              new TextFile("pom.xml", "<version>1</version> http://maven.apache.org/POM/4.0.0"),
              new TextFile("a/src/main/java/dev/utility/X.java", "// https://nodejs.org/docs"),
              new TextFile(
                  "a/src/main/java/dev/utility/package-info.java",
                  "/** Rates and prices. */\n@NullMarked\npackage dev.utility;\n"),
              new TextFile("a/src/test/java/dev/util/X.java", "Path.of(\"../work/logs\")"),
              new TextFile("Dockerfile", "COPY --from=build /wo" + "rk/ui /app"),
              new TextFile("x.sh", "mktemp -d mindinsight.XXXXXX"),
              new TextFile("ui/package.json", "{\"registryVersion\": 1}"),
              new TextFile("x.css", "a\n".repeat(500))));

  @ParameterizedTest
  @EnumSource
  void theTreeObeys(TreeRule rule) throws IOException {
    Path root = Path.of(System.getProperty("project.root"));
    Git.assumeRepository(root);
    CommittedTree tree = CommittedTree.read(root);
    assertThat(tree.files()).extracting(TextFile::path).contains("pom.xml", "LICENSE");
    assertThat(rule.faults(tree)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void aPlantedFaultIsFound(Fault fault) {
    TextFile planted = new TextFile(fault.path, fault.text);
    List<String> findings = fault.rule.faults(new CommittedTree(List.of(planted))).toList();
    assertThat(findings).hasSize(1);
    assertThat(fault.path).startsWith(findings.getFirst().split(":", -1)[0]);
    assertThat(findings.getFirst()).contains(fault.finding);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCloseToAFaultPasses(TreeRule rule) {
    assertThat(rule.faults(INNOCENT)).isEmpty();
  }

  @Test
  void everyRuleHasAPlantedFault() {
    assertThat(FAULTS.stream().map(Fault::rule).distinct())
        .containsExactlyInAnyOrder(TreeRule.values());
  }

  private static Fault line(TreeRule rule, String path, String start, String end) {
    return new Fault(rule, path, "first\n" + start + end + "\n", ":2: ");
  }
}
