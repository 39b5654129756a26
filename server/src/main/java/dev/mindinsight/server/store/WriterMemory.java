package dev.mindinsight.server.store;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All that the writing thread keeps in memory. It is a copy of what the database holds: after a
 * failed transaction it is thrown away and read again.
 */
final class WriterMemory {

  final Map<RunId, RunMemory> runs = new HashMap<>();

  /** Runs that are read at a time to be folded; some tens of milliseconds. */
  private static final int UNFOLDED_AT_ONCE = 50;

  private final Queue<RunId> unfolded = new ArrayDeque<>();
  private final JdbcTemplate jdbc;
  private final RunLoader loader;
  private int nextRid;
  private long nextTagId;

  WriterMemory(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.loader = new RunLoader(jdbc);
  }

  /** Reads the counters, and which runs have points that an earlier process did not fold. */
  void load() {
    runs.clear();
    unfolded.clear();
    nextRid =
        (int)
            Numbers.one(
                jdbc,
                "select coalesce(max(rid), 0) + 1 from"
                    + " (select rid from run union all select rid from forgotten)");
    nextTagId =
        Math.max(
            Numbers.one(jdbc, "select coalesce(max(id), 0) + 1 from tag"),
            Forgetting.tagsFrom(jdbc));
    unfolded.addAll(
        jdbc.query(
            "select id from run where tail_from < ?",
            (rs, row) -> new RunId(rs.getString(1)),
            Long.MAX_VALUE));
  }

  /** The number that no tag has had yet. */
  long nextTagId() {
    return nextTagId;
  }

  /** Reads a few of the runs that an earlier process left unfolded: a start waits for none. */
  void loadUnfolded() {
    for (int i = 0; i < UNFOLDED_AT_ONCE && !unfolded.isEmpty(); i++) {
      find(unfolded.remove());
    }
  }

  RunMemory run(RunCommit commit) {
    RunMemory run = find(commit.run());
    if (run == null) {
      run = new RunMemory(nextRid++, commit.run(), commit.facts());
      runs.put(run.id, run);
    }
    return run;
  }

  TagMemory tag(RunMemory run, TagSpec spec) {
    return run.tags.computeIfAbsent(
        new RunMemory.TagName(spec.name(), spec.kind()), name -> new TagMemory(nextTagId++, spec));
  }

  /** Points that wait to be folded, of all runs. */
  long pendingPoints() {
    long points = 0;
    for (RunMemory run : runs.values()) {
      for (TagMemory tag : run.tags.values()) {
        points += tag.pendingPoints;
      }
    }
    return points;
  }

  private @Nullable RunMemory find(RunId id) {
    RunMemory run = runs.get(id);
    if (run == null) {
      run = loader.load(id).orElse(null);
      if (run != null) {
        runs.put(id, run);
      }
    }
    return run;
  }
}
