package dev.mindinsight.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of the server, who may know whom, and that each rule can fail. */
class ArchitectureTest {

  private static final String ROOT = "dev.mindinsight.server";

  /** What each package may know of the others; none may know what stands not here. */
  private static final Map<String, Set<String>> EDGES =
      Map.of(
          "store", Set.of(),
          "ingest", Set.of("store"),
          "graph", Set.of(),
          "layout", Set.of("graph"),
          "query", Set.of("store", "graph", "layout"),
          "live", Set.of(),
          "api", Set.of("query", "graph", "layout", "live"),
          "access", Set.of("api"),
          "launch", Set.of("store", "ingest", "query", "api", "access", "live"));

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "Only the store speaks to a database",
              noClasses()
                  .that()
                  .resideOutsideOfPackage(ROOT + ".store..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "java.sql..",
                      "javax.sql..",
                      "org.h2..",
                      "org.flywaydb..",
                      "org.springframework.jdbc..")),
          new Rule(
              "Nobody here speaks protobuf",
              noClasses().should().dependOnClassesThat().resideInAPackage("com.google.protobuf..")),
          new Rule(
              "Only the API, and who wires it, know of WebFlux and HTTP handlers",
              noClasses()
                  .that()
                  .resideOutsideOfPackages(ROOT + ".api..", ROOT + ".launch..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "org.springframework.web..", "org.springframework.http.server..")),
          new Rule(
              "Only the layout knows the layout library",
              noClasses()
                  .that()
                  .resideOutsideOfPackage(ROOT + ".layout..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..")),
          new Rule(
              "Pages are the business of others",
              noClasses().should().dependOnClassesThat().resideInAnyPackage("com.vaadin..")),
          new Rule(
              "Ingest writes and does not query",
              noClasses()
                  .that()
                  .resideInAPackage(ROOT + ".ingest..")
                  .should()
                  .dependOnClassesThat()
                  .haveSimpleName("StoreReader")),
          new Rule(
              "Queries do not write",
              noClasses()
                  .that()
                  .resideInAPackage(ROOT + ".query..")
                  .should()
                  .dependOnClassesThat()
                  .haveSimpleName("StoreWriter")));

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final JavaClasses FIXTURES =
      new ClassFileImporter()
          .importPackages(ROOT + ".fixture", ROOT + ".query.fixture", ROOT + ".ingest.fixture");

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
    assertThat(MAIN.stream().map(type -> part(type.getPackageName())).collect(Collectors.toSet()))
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
