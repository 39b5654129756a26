package dev.mindinsight.e2e.guards;

import dev.mindinsight.e2e.guards.CommittedTree.TextFile;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for the committed files as a whole. */
enum TreeRule {
  /** Where packages come from is the machine's business; an address would bind every user to it. */
  NO_REGISTRY_ADDRESS,
  /** Paths in an image are not those of a machine, so the Dockerfile may have any. */
  NO_MACHINE_PATH,
  /** A package is called by what it is about; some names say nothing. */
  NO_VAGUE_PACKAGE,
  /** Every package says its role, and that nothing in it is null unless marked. */
  EVERY_PACKAGE_HAS_ITS_INFO,
  /** Checkstyle holds it for Java; here it holds for every language. */
  NO_LONG_SOURCE,
  /** A module's pom names no version but its parent's. */
  VERSIONS_STAND_IN_THE_ROOT_POM,
  /** One list of npm packages: no second package.json, and none in annotations. */
  NPM_PACKAGES_STAND_IN_ONE_LIST,
  /** Nothing is left for later in the code: what is to do stands in the issues. */
  NO_LEFTOVER;

  private static final int SOURCE_LINES_MAX = 500;

  private static final Pattern REGISTRY =
      Pattern.compile(
          """
          (?ix) repo1?\\.maven | maven\\.google | sonatype\\.(?:com|org) | repo\\.spring\\.io
          | jitpack\\.io | tools\\.vaadin\\.com | plugins\\.gradle\\.org | distribution[U]rl=
          | <(?:plugin)?Repository> | registry\\.(?:npmjs|npmmirror|yarnpkg) | ^\\s*registry\\s*=
          | "resolved"\\s*: | nodejs\\.org/dist | pypi\\.org | pythonhosted\\.org
          | --(?:extra-)?index-url | (?:deb|security|snapshot)\\.debian\\.org
          | (?:archive|security)\\.ubuntu\\.com | docker\\.io/ | ghcr\\.io/ | quay\\.io/
          """);
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.$}-])/(?:work|root|(?:home|Users)/\\w+)/");
  private static final Pattern VAGUE =
      Pattern.compile("/(utils?|commons?|misc|helpers?|base|shared|impl)/");
  private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
  private static final Pattern VERSION = Pattern.compile("<version>.*");
  private static final Pattern NPM_ANNOTATION = Pattern.compile("^@NpmPackage.*");
  private static final Pattern LEFTOVER =
      Pattern.compile(
          "\\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\\b|^<{7} |^>{7} |^\\s*@[D]isabled\\b"
              + "|\\b(?:it|test|describe)[.]only\\(|print[S]tackTrace\\(\\)");

  /** Each place that breaks the rule; it begins with the path from the root. */
  Stream<String> faults(CommittedTree tree) {
    return switch (this) {
      case NO_REGISTRY_ADDRESS -> tree.findings(".*", REGISTRY);
      case NO_MACHINE_PATH -> tree.findings("(?!(.*/)?Dockerfile$).*", MACHINE_PATH);
      case NO_VAGUE_PACKAGE -> vaguePackages(tree);
      case EVERY_PACKAGE_HAS_ITS_INFO -> undescribedPackages(tree);
      case NO_LONG_SOURCE -> longSources(tree);
      case VERSIONS_STAND_IN_THE_ROOT_POM -> versionsInModules(tree);
      case NPM_PACKAGES_STAND_IN_ONE_LIST -> scatteredNpmPackages(tree);
      case NO_LEFTOVER -> tree.findings("(?!(.*/)?package-lock\\.json$|LICENSE$).*", LEFTOVER);
    };
  }

  private static Stream<String> vaguePackages(CommittedTree tree) {
    return tree.named(".*/src/main/(java|frontend)/.*\\.(java|ts)")
        .map(TextFile::path)
        .filter(path -> VAGUE.matcher(path).find());
  }

  private static Stream<String> undescribedPackages(CommittedTree tree) {
    Set<String> described =
        tree.named(".*/package-info\\.java")
            .filter(
                file -> file.text().startsWith("/**") && file.text().contains("\n@NullMarked\n"))
            .map(TextFile::folder)
            .collect(Collectors.toSet());
    return tree.named("[^/]+/src/main/java/.*\\.java|e2e-tests/src/test/java/.*\\.java")
        .map(TextFile::folder)
        .distinct()
        .filter(folder -> !described.contains(folder));
  }

  private static Stream<String> longSources(CommittedTree tree) {
    return tree.named(".*\\.(java|ts|css|mjs|js|sh|py|sql|proto)")
        .filter(file -> file.text().lines().count() > SOURCE_LINES_MAX)
        .map(TextFile::path);
  }

  private static Stream<String> versionsInModules(CommittedTree tree) {
    return tree.named("[^/]+/pom\\.xml")
        .map(pom -> new TextFile(pom.path(), blanked(pom.text(), PARENT)))
        .flatMap(pom -> pom.findings(VERSION));
  }

  private static Stream<String> scatteredNpmPackages(CommittedTree tree) {
    return Stream.concat(
        tree.named("(.*/)?package(-lock)?\\.json")
            .map(TextFile::path)
            .filter(path -> !path.matches("ui/package(-lock)?\\.json")),
        tree.findings(".*/src/main/java/.*", NPM_ANNOTATION));
  }

  /** {@code text} without what {@code part} matches, each line keeping its number. */
  private static String blanked(String text, Pattern part) {
    return part.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
  }
}
