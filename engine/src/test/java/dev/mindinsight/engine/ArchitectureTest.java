package dev.mindinsight.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edges between the engine's packages. Each rule is also run on classes that break it, in
 * {@code fixture}: a rule that cannot fail guards nothing.
 */
class ArchitectureTest {
  /** Packages in the order of the flow: each may use those before it, less what a rule forbids. */
  private static final String[] FLOW = {
    "graph",
    "autodiff",
    "optimizer",
    "kernel",
    "plan",
    "data",
    "model",
    "train",
    "observe",
    "launch"
  };

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.mindinsight.engine");

  private static final JavaClasses FIXTURES =
      new ClassFileImporter().importPackages("dev.mindinsight.engine.fixture");

  private static Map.Entry<String, ArchRule> rule(String name, ArchRule rule) {
    return Map.entry(name, rule);
  }

  private static ArchRule noUse(String of, String... by) {
    String[] packages = Stream.of(by).map(name -> ".." + name + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(".." + of + "..");
  }

  private static ArchRule onlyObserveTouchesTheSdk() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.mindinsight.engine.observe..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.mindinsight.summary..", "dev.mindinsight.debugger..");
  }

  private static ArchRule noVaguePackageNames() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..common..",
            "..misc..",
            "..helper..",
            "..impl..",
            "..base..",
            "..shared..");
  }

  static Stream<Map.Entry<String, ArchRule>> rules() {
    return Stream.of(
        rule("only observe talks to the outside", onlyObserveTouchesTheSdk()),
        rule("no vague package names", noVaguePackageNames()),
        rule(
            "packages have no cycles",
            slices().matching("dev.mindinsight.engine.(**)").should().beFreeOfCycles()),
        rule(
            "kernels know ops, not the graph",
            noClasses()
                .that()
                .resideInAPackage("..kernel..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Graph")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Node")),
        rule(
            "kernels are reached through the seam",
            noClasses()
                .that()
                .resideOutsideOfPackage("..kernel.reference..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..kernel.reference..")),
        rule("data stands alone", noUse("engine.graph", "engine.data", "fixture.data")),
        rule("observe sees no graph", noUse("engine.graph", "engine.observe", "fixture.observe")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theEngineKeepsTheRule(Map.Entry<String, ArchRule> named) {
    named.getValue().check(ENGINE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFixturesBreakTheRule(Map.Entry<String, ArchRule> named) {
    assertThatThrownBy(() -> named.getValue().check(FIXTURES)).isInstanceOf(AssertionError.class);
  }

  static Stream<ArchRule> flow() {
    Stream.Builder<ArchRule> rules = Stream.builder();
    for (int later = 1; later < FLOW.length; later++) {
      String[] earlier = new String[later];
      for (int i = 0; i < later; i++) {
        earlier[i] = "engine." + FLOW[i];
      }
      rules.add(noUse("engine." + FLOW[later], earlier));
    }
    return rules.build();
  }

  @ParameterizedTest
  @MethodSource("flow")
  void packagesUseOnlyWhatComesBeforeThem(ArchRule rule) {
    rule.check(ENGINE);
  }
}
