package dev.mindinsight.server.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All that the writing thread keeps in memory. It is a copy of what the database holds: after a
 * failed transaction it is thrown away and read again.
 */
final class WriterMemory {

  final Map<RunId, RunMemory> runs = new HashMap<>();
  private final JdbcTemplate jdbc;
  private final RunLoader loader;
  private int nextRid;
  private long nextTagId;

  WriterMemory(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.loader = new RunLoader(jdbc);
  }

  /** Reads the counters and the runs that have points to fold. */
  void load() {
    runs.clear();
    nextRid = (int) Numbers.one(jdbc, "select coalesce(max(rid), 0) + 1 from run");
    nextTagId = Numbers.one(jdbc, "select coalesce(max(id), 0) + 1 from tag");
    jdbc.query(
            "select id from run where tail_from < ?",
            (rs, row) -> new RunId(rs.getString(1)),
            Long.MAX_VALUE)
        .forEach(this::find);
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
