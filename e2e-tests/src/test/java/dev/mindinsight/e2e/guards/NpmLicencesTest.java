package dev.mindinsight.e2e.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packages of {@code ui/package-lock.json} have allowed licences, and other ones are found. */
class NpmLicencesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void everyPackageOfTheLockIsAllowed() throws IOException {
    Path root = Path.of(System.getProperty("project.root"));
    Path licences = root.resolve("config/licences");
    Properties exceptions = new Properties();
    try (Reader file = Files.newBufferedReader(licences.resolve("npm-exceptions.properties"))) {
      exceptions.load(file);
    }
    Set<String> allowed = Set.copyOf(Files.readAllLines(licences.resolve("allowed.txt")));
    JsonNode lock = JSON.readTree(root.resolve("ui/package-lock.json"));
    assertThat(lock.get("packages").size()).isGreaterThan(100);
    assertThat(new NpmLicences(allowed, exceptions).faults(lock)).isEmpty();
  }

  @Test
  void anAllowedLicencePasses() {
    assertThat(faults("MIT")).isEmpty();
  }

  @Test
  void anotherLicenceIsFound() {
    assertThat(faults("SEE LICENSE IN LICENSE")).containsExactly("@a/b: SEE LICENSE IN LICENSE");
  }

  @Test
  void aMissingLicenceIsFound() {
    assertThat(allowing().faults(JSON.readTree("{\"packages\":{\"node_modules/x\":{}}}")))
        .containsExactly("x: none");
  }

  @Test
  void oneOfTwoAlternativesIsEnough() {
    assertThat(faults("(GPL-3.0 OR MIT)")).isEmpty();
  }

  @Test
  void allOfTwoPartsAreNeeded() {
    assertThat(faults("MIT AND ISC")).isEmpty();
    assertThat(faults("(MIT AND GPL-3.0)")).hasSize(1);
  }

  @Test
  void anExceptionHoldsForItsPackageAndItsLicenceAlone() {
    NpmLicences licences = allowing();
    licences.exceptions().setProperty("@a/b", "Python-2.0");
    assertThat(licences.faults(lock("Python-2.0"))).isEmpty();
    assertThat(licences.faults(lock("GPL-3.0"))).contains("@a/b: GPL-3.0");
  }

  @Test
  void anExceptionThatNothingNeedsIsFound() {
    NpmLicences licences = allowing();
    licences.exceptions().setProperty("gone", "Python-2.0");
    assertThat(licences.faults(lock("MIT")))
        .containsExactly("gone: an exception that nothing needs");
  }

  private static List<String> faults(String licence) {
    return allowing().faults(lock(licence));
  }

  private static NpmLicences allowing() {
    return new NpmLicences(Set.of("MIT", "ISC"), new Properties());
  }

  private static JsonNode lock(String licence) {
    return JSON.readTree(
        """
        {"packages": {
          "": {"name": "ours", "license": "GPL-3.0"},
          "node_modules/x/node_modules/@a/b": {"version": "1", "license": "%s"}
        }}
        """
            .formatted(licence));
  }
}
