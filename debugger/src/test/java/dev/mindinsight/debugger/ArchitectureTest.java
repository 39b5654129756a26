package dev.mindinsight.debugger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The edges between this module's packages, each shown to fail on a class that breaks it. */
class ArchitectureTest {
  private static final String ROOT = "dev.mindinsight.debugger";
  private static final String FIXTURES = ROOT + ".architecture";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURES);

  private static ArchRule noUse(String by, String... of) {
    return noClasses()
        .that()
        .resideInAnyPackage(ROOT + "." + by, FIXTURES + "." + by)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(of);
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackage("..wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.protobuf..", "io.grpc..")
            .as("protobuf and gRPC are spoken in wire only"),
        noUse("message", ROOT + ".wire", ROOT + ".watch", ROOT + ".agent", ROOT + ".session")
            .as("the vocabulary knows nobody"),
        noUse("watch", ROOT + ".wire", ROOT + ".agent", ROOT + ".session")
            .as("conditions know the vocabulary alone"),
        noUse("wire", ROOT + ".watch", ROOT + ".agent", ROOT + ".session")
            .as("the wire knows the vocabulary alone"),
        noUse("agent", ROOT + ".session", FIXTURES + ".session")
            .as("the two sides do not know each other"),
        SlicesRuleDefinition.slices()
            .matching("dev.mindinsight.debugger..(*)")
            .should()
            .beFreeOfCycles()
            .as("packages form no cycle"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theModuleKeepsTheRule(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFixturesBreakTheRule(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(BROKEN)).isInstanceOf(AssertionError.class);
  }
}
