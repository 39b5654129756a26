package dev.mindinsight.server.query;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.summary.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What files beside the event files describe, listed among the tags of their run.
 *
 * @param name of a set of vectors, or of a profiler's session
 * @param kind its kind
 * @param files how many files or entries of files describe it
 */
record CompanionTag(String name, Kind kind, long files) {

  private record Key(String name, Kind kind) {}

  /** One for each name and kind, in the order of the files. */
  static List<CompanionTag> of(List<CompanionFile> files) {
    Map<Key, Long> counts = new LinkedHashMap<>();
    files.stream()
        .filter(CompanionFile::isUnderstood)
        .forEach(file -> counts.merge(new Key(file.tag(), file.kind()), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new CompanionTag(entry.getKey().name, entry.getKey().kind, entry.getValue()))
        .toList();
  }
}
