package dev.mindinsight.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows to be written in one transaction, a batch for each statement. */
final class RowBatches {

  private static final String RUN_COLUMNS =
      "label, path, parent, producer, uuid, attempts, points, first_step, last_step, started,"
          + " updated, end_mark, grown_at, watched, median_gap, records, bytes, behind, present,"
          + " tail_from, gone_at";
  private static final String FILE_COLUMNS =
      "path, inode, size, read_to, records, pending_offset, pending_bytes, pending_reason,"
          + " first_checksum, last_offset, last_checksum, first_wall, last_wall, first_value_step,"
          + " last_value_step, steps_go_back, state";
  private static final String SEGMENT_COLUMNS =
      "file_no, session, attempt, branch_step, points, min_step, max_step";
  private static final String TAG_COLUMNS =
      "dtype, points, nan, infinite, out_of_order, attempts, last_step, last_wall, last_dtype,"
          + " last_bits";
  private static final String TAG_SPEC_COLUMNS =
      "rid, name, kind, plugin, display_name, description";

  private static final String INSERT_RUN = insert("run", RUN_COLUMNS, "rid, id");
  private static final String UPDATE_RUN = update("run", RUN_COLUMNS, "rid = ?");
  private static final String INSERT_FILE = insert("file", FILE_COLUMNS, "rid, no");
  private static final String UPDATE_FILE = update("file", FILE_COLUMNS, "rid = ? and no = ?");
  private static final String INSERT_SEGMENT = insert("segment", SEGMENT_COLUMNS, "rid, no");
  private static final String UPDATE_SEGMENT =
      update("segment", SEGMENT_COLUMNS, "rid = ? and no = ?");
  private static final String INSERT_TAG = insert("tag", TAG_COLUMNS, TAG_SPEC_COLUMNS + ", id");
  private static final String UPDATE_TAG = update("tag", TAG_COLUMNS, "id = ?");

  private final JdbcTemplate jdbc;
  private final Map<String, Map<Object, @Nullable Object[]>> updates = new LinkedHashMap<>();
  private final Map<String, List<@Nullable Object[]>> inserts = new LinkedHashMap<>();

  RowBatches(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Bytes of the tail rows. */
  long tailBytes;

  /** How many tail rows there are. */
  int tailRows;

  void run(RunMemory run) {
    RunFacts facts = run.facts;
    RunId parent = facts.parent();
    long records = run.files.values().stream().mapToLong(FileFacts::records).sum();
    long bytes = run.files.values().stream().mapToLong(FileFacts::offset).sum();
    row(
        run.stored ? UPDATE_RUN : INSERT_RUN,
        run,
        new @Nullable Object[] {
          facts.label(),
          facts.path(),
          parent == null ? null : parent.value(),
          facts.producer(),
          facts.uuid(),
          run.attempts(),
          run.points(),
          run.firstStep(),
          run.lastStep(),
          facts.startedSeconds(),
          facts.updatedSeconds(),
          facts.end().name(),
          facts.growth().lastMillis(),
          facts.growth().watched(),
          facts.growth().medianGapMillis(),
          records,
          bytes,
          facts.behindBytes(),
          facts.present(),
          run.tailFrom(),
          run.goneMillis
        },
        run.stored ? new Object[] {run.rid} : new Object[] {run.rid, run.id.value()});
  }

  void file(RunMemory run, FileFacts file) {
    CorruptSpan pending = file.pending();
    row(
        run.storedFiles.contains(file.number()) ? UPDATE_FILE : INSERT_FILE,
        new FileKey(run.rid, file.number()),
        new @Nullable Object[] {
          file.path(),
          file.inode(),
          file.sizeBytes(),
          file.offset(),
          file.records(),
          pending == null ? null : pending.offset(),
          pending == null ? null : pending.bytes(),
          pending == null ? null : pending.reason(),
          file.firstChecksum(),
          file.lastOffset(),
          file.lastChecksum(),
          file.firstWallSeconds(),
          file.lastWallSeconds(),
          file.firstValueStep(),
          file.lastValueStep(),
          file.stepsGoBack(),
          file.state().name()
        },
        new Object[] {run.rid, file.number()});
  }

  void segment(RunMemory run, SegmentMemory segment) {
    Segment facts = segment.facts;
    row(
        segment.stored ? UPDATE_SEGMENT : INSERT_SEGMENT,
        segment,
        new @Nullable Object[] {
          facts.file(),
          facts.session(),
          facts.attempt(),
          facts.branchStep(),
          segment.points,
          segment.points == 0 ? null : segment.minStep,
          segment.points == 0 ? null : segment.maxStep
        },
        new Object[] {run.rid, facts.number()});
  }

  void tag(RunMemory run, TagMemory tag) {
    StoredTag.LastPoint last = tag.last;
    TagSpec spec = tag.spec;
    row(
        tag.stored ? UPDATE_TAG : INSERT_TAG,
        tag,
        new @Nullable Object[] {
          tag.dtype == null ? null : tag.dtype.name(),
          tag.points,
          tag.nan,
          tag.infinite,
          tag.outOfOrder,
          tag.attempts,
          last == null ? null : last.step(),
          last == null ? null : last.wallTimeSeconds(),
          last == null ? null : last.dtype().name(),
          last == null ? null : last.bits()
        },
        tag.stored
            ? new Object[] {tag.id}
            : new @Nullable Object[] {
              run.rid,
              spec.name(),
              spec.kind().name(),
              spec.plugin(),
              spec.displayName(),
              spec.description(),
              tag.id
            });
  }

  void tagSegment(TagMemory tag, int segment) {
    add("insert into tag_segment values (?, ?)", tag.id, segment);
  }

  void value(TagMemory tag, long index, RunCommit.TagValue value) {
    add(
        "insert into blob_ref values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tag.id,
        index,
        value.segment(),
        value.step(),
        value.wallTimeSeconds(),
        value.recordOffset(),
        value.recordBytes(),
        value.recordChecksum(),
        value.valueIndex(),
        MediaText.of(value.media()));
  }

  void corrupt(RunMemory run, int number, CorruptSpan span) {
    add(
        "insert into corrupt values (?, ?, ?, ?, ?, ?)",
        run.rid,
        number,
        span.file(),
        span.offset(),
        span.bytes(),
        span.reason());
  }

  void note(RunMemory run, int number, String text) {
    add("insert into note values (?, ?, ?)", run.rid, number, text);
  }

  /** Updates are executed before inserts, so what stood there is gone by then. */
  void companions(RunMemory run, List<CompanionFile> companions) {
    row("delete from companion where rid = ?", run, new Object[] {}, new Object[] {run.rid});
    int number = 0;
    for (CompanionFile file : companions) {
      add(
          "insert into companion values (?, ?, ?, ?, ?, ?, ?)",
          run.rid,
          number++,
          file.path(),
          file.kind().name(),
          file.tag(),
          file.bytes(),
          file.about());
    }
  }

  void tail(RunMemory run, long seq, int part, long nowMillis, byte[] bytes) {
    tailBytes += bytes.length;
    tailRows++;
    add(
        "insert into tail values (?, ?, ?, ?, ?, ?)",
        seq,
        run.rid,
        part,
        nowMillis,
        bytes.length,
        bytes);
  }

  /** Executes every batch. */
  void write() {
    updates.forEach((sql, rows) -> jdbc.batchUpdate(sql, List.copyOf(rows.values())));
    inserts.forEach(jdbc::batchUpdate);
  }

  /** Keeps the newest state of a row: each row is written once a transaction. */
  private void row(String sql, Object key, @Nullable Object[] columns, @Nullable Object[] keys) {
    @Nullable Object[] all = new @Nullable Object[columns.length + keys.length];
    System.arraycopy(columns, 0, all, 0, columns.length);
    System.arraycopy(keys, 0, all, columns.length, keys.length);
    updates.computeIfAbsent(sql, s -> new LinkedHashMap<>()).put(key, all);
  }

  private void add(String sql, @Nullable Object... values) {
    inserts.computeIfAbsent(sql, s -> new ArrayList<>()).add(values);
  }

  private static String insert(String table, String columns, String keys) {
    int count = columns.split(",").length + keys.split(",").length;
    return "insert into %s (%s, %s) values (%s?)"
        .formatted(table, columns, keys, "?, ".repeat(count - 1));
  }

  private static String update(String table, String columns, String where) {
    return "update %s set %s where %s"
        .formatted(table, columns.replaceAll("(\\w+)(,|$)", "$1 = ?$2"), where);
  }

  private record FileKey(int rid, int number) {}
}
