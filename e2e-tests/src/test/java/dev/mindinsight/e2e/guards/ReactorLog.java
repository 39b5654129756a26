package dev.mindinsight.e2e.guards;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven said about each module of a reactor, by artifact id. */
record ReactorLog(Map<String, String> outputs, Map<String, String> errors) {
  private static final Pattern MODULE = Pattern.compile("\\[INFO] -+< [^:]+:(\\S+) >-+");
  private static final Pattern FAILURE =
      Pattern.compile("\\[ERROR] Failed to execute goal .* on project ([^:]+): ");

  static ReactorLog parse(String log) {
    int summary = log.indexOf("[INFO] Reactor Summary");
    if (summary < 0) {
      throw new IllegalArgumentException("Truncated: the log has no reactor summary:\n" + log);
    }
    return new ReactorLog(
        parts(MODULE, log.substring(0, summary)), parts(FAILURE, log.substring(summary)));
  }

  /** Everything printed while {@code module} was built, and its error. */
  String of(String module) {
    return outputs.getOrDefault(module, "") + errors.getOrDefault(module, "");
  }

  Set<String> modules() {
    return new TreeSet<>(outputs.keySet());
  }

  Set<String> failed() {
    return new TreeSet<>(errors.keySet());
  }

  /** The text from each match to the next one, by the match's first group. */
  private static Map<String, String> parts(Pattern start, String text) {
    Map<String, String> parts = new HashMap<>();
    Matcher matcher = start.matcher(text);
    for (boolean found = matcher.find(); found; ) {
      String name = matcher.group(1);
      int begin = matcher.start();
      found = matcher.find();
      parts.merge(
          name, text.substring(begin, found ? matcher.start() : text.length()), String::concat);
    }
    return parts;
  }
}
