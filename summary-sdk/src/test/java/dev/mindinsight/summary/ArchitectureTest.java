package dev.mindinsight.summary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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

  private static final String ROOT = "dev.mindinsight.summary";
  private static final String FIXTURES = ROOT + ".architecture";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURES);

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackages("..codec..", "..mindspore..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.protobuf..")
            .as("protobuf is spoken in the package that speaks the protocol only"),
        noClasses()
            .that()
            .resideOutsideOfPackage("..codec..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.EventMessages(\\$.*)?")
            .as("TensorBoard's messages do not leave codec"),
        noClasses()
            .that()
            .resideOutsideOfPackage("..mindspore..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.MindSporeMessages(\\$.*)?")
            .as("MindSpore's messages do not leave mindspore"),
        noClasses()
            .that()
            .resideInAnyPackage(ROOT, FIXTURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + ".framing", ROOT + ".codec", ROOT + ".mindspore", ROOT + ".reader")
            .as("the vocabulary knows nobody"),
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".framing", FIXTURES + ".framing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, ROOT + ".codec", ROOT + ".mindspore")
            .as("framing knows nothing of what is in a record"),
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".reader", FIXTURES + ".reader")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".writer")
            .as("reader and writer do not know each other"),
        classes()
            .should()
            .resideOutsideOfPackages(
                "..util..",
                "..common..",
                "..misc..",
                "..helper..",
                "..base..",
                "..shared..",
                "..impl..")
            .as("packages are named for what they do"),
        SlicesRuleDefinition.slices()
            .matching(ROOT + ".(**)")
            .should()
            .beFreeOfCycles()
            .as("packages form no cycle"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theModuleKeepsItsRules(ArchRule rule) {
    rule.check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleFailsOnAClassThatBreaksIt(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.getDescription());
  }
}
