package dev.mindinsight.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the pages, who may know whom, and that each rule can fail. */
class ArchitectureTest {

  private static final String ROOT = "dev.mindinsight.ui";

  /** What each package may know of the others; none may know what stands not here. */
  private static final Map<String, Set<String>> EDGES =
      Map.ofEntries(
          Map.entry("shell", Set.of()),
          Map.entry("runs", Set.of("shell")),
          Map.entry("run", Set.of("shell")),
          Map.entry("charts", Set.of("shell")),
          Map.entry("histograms", Set.of("shell")),
          Map.entry("media", Set.of("shell")),
          Map.entry("graph", Set.of("shell")),
          Map.entry("lineage", Set.of("shell")),
          Map.entry("profile", Set.of("shell")),
          Map.entry("debug", Set.of("shell")),
          Map.entry("launch", Set.of("shell")));

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "Only launch touches the server: pages ask its API from the browser",
              noClasses()
                  .that()
                  .resideOutsideOfPackage(ROOT + ".launch..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("dev.mindinsight.server..")),
          new Rule(
              "Nobody compiles against the engine: it is started as a process",
              noClasses()
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("dev.mindinsight.engine..")),
          new Rule(
              "No commercial component of Vaadin",
              noClasses()
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "com.vaadin.flow.component.charts..",
                      "com.vaadin.flow.component.dashboard..",
                      "com.vaadin.flow.component.gridpro..",
                      "com.vaadin.flow.component.board..",
                      "com.vaadin.flow.component.crud..",
                      "com.vaadin.flow.component.map..",
                      "com.vaadin.flow.component.richtexteditor..",
                      "com.vaadin.flow.component.spreadsheet..")),
          new Rule(
              "Nothing is pushed through Flow: what lives comes by the event stream",
              noClasses()
                  .should()
                  .callMethod(UI.class, "access", com.vaadin.flow.server.Command.class)));

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final JavaClasses FIXTURES =
      new ClassFileImporter().importPackages(ROOT + ".fixture");

  record Rule(String name, ArchRule rule) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Rule> rules() {
    return RULES;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCodeKeepsTheRule(Rule rule) {
    assertThatCode(() -> rule.rule().check(MAIN)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsWhoBreaksIt(Rule rule) {
    assertThatThrownBy(() -> rule.rule().check(FIXTURES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("fixture");
  }

  @Test
  void packagesKnowOnlyThoseThatTheyMay() {
    assertThat(strangeEdges(MAIN)).isEmpty();
    assertThat(MAIN.stream().map(type -> part(type.getPackageName())).distinct())
        .isSubsetOf(Stream.concat(EDGES.keySet().stream(), Stream.of("")).toList());
  }

  @Test
  void aStrangeEdgeIsFound() {
    assertThat(strangeEdges(FIXTURES)).contains("fixture -> launch");
  }

  private static Set<String> strangeEdges(JavaClasses classes) {
    Set<String> strange = new TreeSet<>();
    for (JavaClass type : classes) {
      String from = part(type.getPackageName());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getPackageName())
          .filter(name -> name.startsWith(ROOT + "."))
          .map(ArchitectureTest::part)
          .filter(to -> !to.equals(from) && !EDGES.getOrDefault(from, Set.of()).contains(to))
          .forEach(to -> strange.add(from + " -> " + to));
    }
    return strange;
  }

  private static String part(String packageName) {
    String below = packageName.substring(Math.min(packageName.length(), ROOT.length() + 1));
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
