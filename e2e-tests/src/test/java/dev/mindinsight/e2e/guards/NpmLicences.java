package dev.mindinsight.e2e.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Licences of the packages in an npm lock file (version 3: each entry repeats the package's SPDX
 * expression) against the licences that are allowed for all packages, and those for one.
 */
record NpmLicences(Set<String> allowed, Properties exceptions) {
  private static final Pattern AND = Pattern.compile("\\s+AND\\s+");
  private static final Pattern OR = Pattern.compile("\\s+OR\\s+");
  private static final String FOLDER = "node_modules/";

  /** Each package whose licence is not allowed, and each exception that nothing needs. */
  List<String> faults(JsonNode lock) {
    List<String> faults = new ArrayList<>();
    Set<String> unused = new TreeSet<>(exceptions.stringPropertyNames());
    for (Map.Entry<String, JsonNode> entry : lock.get("packages").properties()) {
      int folder = entry.getKey().lastIndexOf(FOLDER);
      if (folder < 0) {
        continue; // The project itself.
      }
      String name = entry.getKey().substring(folder + FOLDER.length());
      String licence = entry.getValue().path("license").asString("none");
      if (licence.equals(exceptions.getProperty(name))) {
        unused.remove(name);
      } else if (!isAllowed(licence)) {
        faults.add(name + ": " + licence);
      }
    }
    unused.forEach(name -> faults.add(name + ": an exception that nothing needs"));
    return faults;
  }

  /** An SPDX expression of one level: one of the alternatives, or all of the parts. */
  private boolean isAllowed(String expression) {
    String bare = expression.replaceAll("^\\(|\\)$", "");
    return OR.splitAsStream(bare)
        .anyMatch(part -> AND.splitAsStream(part).allMatch(allowed::contains));
  }
}
