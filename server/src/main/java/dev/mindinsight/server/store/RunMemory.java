package dev.mindinsight.server.store;

import dev.mindinsight.summary.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the writing thread keeps in memory of a run, so that a commit reads nothing. */
final class RunMemory {

  /** A tag is its name and kind. */
  record TagName(String name, Kind kind) {}

  final int rid;
  final RunId id;
  final NavigableMap<Integer, FileFacts> files = new TreeMap<>();
  final NavigableMap<Integer, SegmentMemory> segments = new TreeMap<>();
  final Map<TagName, TagMemory> tags = new LinkedHashMap<>();

  /** The numbers of the files whose rows are in the database. */
  final Set<Integer> storedFiles = new HashSet<>();

  final Set<String> notes = new HashSet<>();
  int corrupt;
  RunFacts facts;

  /** When all files were found to be gone, on the server's clock; 0 while one is there. */
  long goneMillis;

  /** Whether the row is in the database. */
  boolean stored;

  /** Tail rows that a reader must look at; an upper bound. */
  int tailRows;

  RunMemory(int rid, RunId id, RunFacts facts) {
    this.rid = rid;
    this.id = id;
    this.facts = facts;
  }

  /** The oldest commit whose points are not all in chunks; the greatest long if there is none. */
  long tailFrom() {
    long from = Long.MAX_VALUE;
    for (TagMemory tag : tags.values()) {
      if (!tag.pending.isEmpty()) {
        from = Math.min(from, tag.pendingSeq);
      }
    }
    return from;
  }

  int attempts() {
    return segments.values().stream().mapToInt(s -> s.facts.attempt()).max().orElse(1);
  }

  long points() {
    return segments.values().stream().mapToLong(s -> s.points).sum();
  }

  @Nullable Long firstStep() {
    long min = Long.MAX_VALUE;
    for (SegmentMemory segment : shown()) {
      min = Math.min(min, segment.minStep);
    }
    return shown().isEmpty() ? null : min;
  }

  @Nullable Long lastStep() {
    List<SegmentMemory> shown = shown();
    int newest = shown.stream().mapToInt(s -> s.facts.attempt()).max().orElse(0);
    long max = Long.MIN_VALUE;
    for (SegmentMemory segment : shown) {
      if (segment.facts.attempt() == newest) {
        max = Math.max(max, segment.maxStep);
      }
    }
    return newest == 0 ? null : max;
  }

  /** The segments that have points, of files that were not replaced. */
  private List<SegmentMemory> shown() {
    List<SegmentMemory> shown = new ArrayList<>();
    for (SegmentMemory segment : segments.values()) {
      FileFacts file = files.get(segment.facts.file());
      if (segment.points > 0 && (file == null || file.state() != FileState.REPLACED)) {
        shown.add(segment);
      }
    }
    return shown;
  }

  /** How many attempts have points or values of a tag. */
  int attempts(TagMemory tag) {
    return (int)
        tag.segments.stream()
            .map(segments::get)
            .filter(s -> s != null)
            .mapToInt(s -> s.facts.attempt())
            .distinct()
            .count();
  }
}
