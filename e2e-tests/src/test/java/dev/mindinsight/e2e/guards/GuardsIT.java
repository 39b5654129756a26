package dev.mindinsight.e2e.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every guard of the build finds the fault that was made for it, and lets clean code pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardsIT {
  private static final String OURS = "dev.mindinsight";
  private static final String OUR_VERSION = "0.1.0-SNAPSHOT";

  /** What each module must never depend on, as the table of modules in ARCHITECTURE.md has it. */
  private static final Map<String, List<String>> FORBIDDEN =
      Map.of(
          "summary-sdk",
          List.of("profiler", "debugger", "lineage", "engine", "server", "ui", "e2e-tests"),
          "profiler",
          List.of("debugger", "lineage", "engine", "server", "ui", "e2e-tests"),
          "debugger",
          List.of("profiler", "lineage", "engine", "server", "ui", "e2e-tests"),
          "lineage",
          List.of("profiler", "debugger", "engine", "server", "ui", "e2e-tests"),
          "engine",
          List.of("lineage", "server", "ui", "e2e-tests"),
          "server",
          List.of("engine", "ui", "e2e-tests"),
          "ui",
          List.of("engine", "e2e-tests"));

  private static final List<String> COMMERCIAL =
      List.of("vaadin", "vaadin-charts-flow", "vaadin-rich-text-editor-flow");

  private ReactorLog log;

  @BeforeAll
  void buildTheReactor() throws IOException, InterruptedException {
    FixtureReactor reactor = new FixtureReactor(root());
    for (String module : Stream.concat(modules(), Stream.of("e2e-tests")).toList()) {
      reactor.addStub(OURS, module, OUR_VERSION, "");
    }
    for (String component : COMMERCIAL) {
      reactor.addStub("com.vaadin", component, "1", "");
    }
    reactor.addStub("fixture.stub", "leaf", "1", "");
    reactor.addStub("fixture.stub", "leaf", "2", "");
    reactor.addStub("fixture.stub", "branch", "1", dependency("fixture.stub", "leaf", "2"));
    for (Map.Entry<String, List<String>> module : FORBIDDEN.entrySet()) {
      reactor.addPoser(module.getKey(), forbiddenDependencies(module.getKey()));
    }
    reactor.addSource("lengths/src/main/java/fixture/lengths/Endless.java", endlessSource());
    log = reactor.build();
  }

  @Test
  void cleanCodePasses() {
    assertThat(log.modules()).contains("clean", "proprietary");
    assertThat(log.failed()).doesNotContain("clean", "proprietary");
    assertThat(log.of("clean")).contains("compiler:", "checkstyle:", "spotless:", "license:");
  }

  @Test
  void everyFaultyModuleFailsAndNoOther() {
    assertThat(log.failed())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(
                        "convergence",
                        "documentation",
                        "errorprone",
                        "formatting",
                        "lengths",
                        "licence",
                        "lint",
                        "nullness",
                        "testcode",
                        "tools"),
                    FORBIDDEN.keySet().stream().map("posing-as-"::concat))
                .toList());
  }

  @Test
  void spotlessFindsCrookedLayout() {
    assertThat(log.of("formatting")).contains("had format violations", "Crooked.java");
  }

  @Test
  void checkstyleFindsWhatIsNotDocumented() {
    assertThat(log.of("documentation"))
        .contains("[JavadocPackage]")
        .contains("[MissingJavadocType]")
        .contains("[MissingJavadocMethod]")
        .contains("[JavadocVariable]")
        .contains("[AvoidStarImport]");
  }

  @Test
  void checkstyleFindsWhatIsTooLong() {
    assertThat(log.of("lengths")).contains("[FileLength]", "[MethodLength]");
  }

  @Test
  void aWarningOfTheCompilerFails() {
    assertThat(log.of("lint")).contains("found raw type: java.util.List", "-Werror");
  }

  @Test
  void aWarningOfErrorProneFails() {
    assertThat(log.of("errorprone")).contains("[UnusedVariable]", "-Werror");
  }

  @Test
  void aWarningOfErrorProneInATestFails() {
    assertThat(log.of("testcode")).contains("[UnusedVariable]", "-Werror");
  }

  @Test
  void nullAwayFindsNull() {
    assertThat(log.of("nullness")).contains("[NullAway]", "returning @Nullable expression");
  }

  @Test
  void oldToolsAndFloatingPluginsAreRefused() {
    assertThat(log.of("tools"))
        .contains("JDK 25 or newer is needed")
        .contains("Maven 3.9.6 or newer is needed")
        .contains("Every plugin of the build has its version in the root pom");
  }

  @Test
  void twoVersionsOfADependencyAreRefused() {
    assertThat(log.of("convergence"))
        .contains("DependencyConvergence failed", "RequireUpperBoundDeps failed", "leaf");
  }

  @Test
  void aLicenceThatIsNotAllowedIsRefused() {
    assertThat(log.of("licence")).contains("forbidden licenses", "Proprietary");
  }

  @Test
  void everyModuleHasItsForbiddenEdges() throws IOException {
    String pom = Files.readString(root().resolve("pom.xml"));
    assertThat(Pattern.compile("<module>(.*)</module>").matcher(pom).results().map(m -> m.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(modules(), Stream.of("e2e-tests")).toList());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyForbiddenEdgeBetweenModulesIsRefused(String module) {
    assertThat(log.of("posing-as-" + module))
        .contains("posing-as-%s may depend on no other module of ours than:".formatted(module));
    for (String forbidden : FORBIDDEN.get(module)) {
      assertThat(log.of("posing-as-" + module)).contains(banned(OURS, forbidden, OUR_VERSION));
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noModuleMayUseACommercialComponent(String module) {
    for (String component : COMMERCIAL) {
      assertThat(log.of("posing-as-" + module)).contains(banned("com.vaadin", component, "1"));
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("project.root"));
  }

  static Stream<String> modules() {
    return FORBIDDEN.keySet().stream().sorted();
  }

  private static String banned(String group, String artifact, String version) {
    return "%s:%s:jar:%s <--- banned".formatted(group, artifact, version);
  }

  private static String forbiddenDependencies(String module) {
    return Stream.concat(
            FORBIDDEN.get(module).stream().map(name -> dependency(OURS, name, OUR_VERSION)),
            COMMERCIAL.stream().map(name -> dependency("com.vaadin", name, "1")))
        .collect(Collectors.joining());
  }

  private static String dependency(String group, String artifact, String version) {
    return """
    <dependency>
      <groupId>%s</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
    </dependency>
    """
        .formatted(group, artifact, version);
  }

  private static String endlessSource() {
    return """
    package fixture.lengths;

    final class Endless {
      private Endless() {}

      static int count() {
        int count = 0;
    %s\
        return count;
      }
    }
    """
        .formatted("    count += 1;\n".repeat(500));
  }
}
