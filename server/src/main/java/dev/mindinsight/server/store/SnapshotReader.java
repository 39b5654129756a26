package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads inside one snapshot transaction; decodes each run's tail at most once. */
final class SnapshotReader implements StoreReader {

  private static final String OF_RUN = " where rid = (select rid from run where id = ?)";

  private final JdbcTemplate jdbc;
  private final PyramidPages pages;
  private final Map<RunId, SegmentPlaces> places = new HashMap<>();
  private final Map<RunId, Map<Long, List<TailEntry>>> tails = new HashMap<>();

  /** The runs of the tags that were answered, since a header names only its tag. */
  private final Map<Long, RunId> runOfTag = new HashMap<>();

  SnapshotReader(JdbcTemplate jdbc, PyramidPages pages) {
    this.jdbc = jdbc;
    this.pages = pages;
  }

  @Override
  public long commitSeq() {
    return Numbers.meta(jdbc, "commit_seq");
  }

  @Override
  public List<StoredRun> runs() {
    return jdbc.query("select * from run order by label, path", Rows::run);
  }

  @Override
  public Optional<StoredRun> run(RunId run) {
    return jdbc.query("select * from run where id = ?", Rows::run, run.value()).stream()
        .findFirst();
  }

  @Override
  public List<StoredTag> tags(RunId run) {
    return ofRun("select * from tag", " order by id", (rs, row) -> Rows.tag(rs, run), run);
  }

  @Override
  public Map<RunId, List<StoredTag>> tags(Kind kind) {
    Map<String, RunId> ids = new HashMap<>();
    Map<RunId, List<StoredTag>> tags = new LinkedHashMap<>();
    jdbc.query(
        "select t.*, r.id as run_id from tag t join run r on r.rid = t.rid where t.kind = ?"
            + " order by t.id",
        rs -> {
          RunId run = ids.computeIfAbsent(rs.getString("run_id"), RunId::new);
          tags.computeIfAbsent(run, id -> new ArrayList<>()).add(Rows.tag(rs, run));
        },
        kind.name());
    return tags;
  }

  @Override
  public Optional<StoredTag> tag(RunId run, String name, Kind kind) {
    return jdbc
        .query(
            "select * from tag" + OF_RUN + " and name = ? and kind = ?",
            (rs, row) -> Rows.tag(rs, run),
            run.value(),
            name,
            kind.name())
        .stream()
        .findFirst();
  }

  @Override
  public List<StoredAttempt> attempts(RunId run) {
    return places(run).attempts();
  }

  @Override
  public List<StoredRestart> restarts(RunId run) {
    return places(run).restarts();
  }

  @Override
  public List<StoredFile> files(RunId run) {
    return ofRun("select * from file", " order by no", Rows::file, run);
  }

  @Override
  public List<CompanionFile> companions(RunId run) {
    return ofRun(
        "select path, kind, tag, bytes, about from companion",
        " order by no",
        (rs, row) ->
            new CompanionFile(
                rs.getString(1),
                Kind.valueOf(rs.getString(2)),
                rs.getString(3),
                rs.getLong(4),
                rs.getString(5)),
        run);
  }

  @Override
  public List<CorruptSpan> corrupt(RunId run, long from, int countMax) {
    List<CorruptSpan> spans =
        jdbc.query(
            "select file, at_offset, bytes, reason from corrupt"
                + OF_RUN
                + " and no >= ? order by no fetch first ? rows only",
            (rs, row) ->
                new CorruptSpan(rs.getString(1), rs.getLong(2), rs.getLong(3), rs.getString(4)),
            run.value(),
            from,
            countMax);
    if (spans.size() < countMax) {
      long recorded = recordedCorrupt(run).spans();
      pendingCorrupt(run).stream()
          .skip(Math.max(0, from - recorded))
          .limit(countMax - spans.size())
          .forEach(spans::add);
    }
    return spans;
  }

  @Override
  public CorruptTotals corruptTotals(RunId run) {
    CorruptTotals recorded = recordedCorrupt(run);
    List<CorruptSpan> pending = pendingCorrupt(run);
    return new CorruptTotals(
        recorded.spans() + pending.size(),
        recorded.bytes() + pending.stream().mapToLong(CorruptSpan::bytes).sum());
  }

  private CorruptTotals recordedCorrupt(RunId run) {
    return jdbc.query(
            "select count(*), coalesce(sum(bytes), 0) from corrupt" + OF_RUN,
            (rs, row) -> new CorruptTotals(rs.getLong(1), rs.getLong(2)),
            run.value())
        .getFirst();
  }

  private List<CorruptSpan> pendingCorrupt(RunId run) {
    List<CorruptSpan> spans = new ArrayList<>();
    for (FileFacts file : fileFacts(run)) {
      CorruptSpan pending = file.pending();
      if (pending != null) {
        spans.add(pending);
      }
    }
    return spans;
  }

  @Override
  public List<String> notes(RunId run) {
    List<String> notes = recordedNotes(run);
    fileFacts(run).forEach(file -> FileNotes.add(file, notes));
    companions(run).stream()
        .filter(file -> !file.isUnderstood())
        .forEach(file -> notes.add(file.about()));
    return notes;
  }

  @Override
  public List<BlockHeader> blocks(StoredTag tag) {
    return blocks(tag, 0, Long.MAX_VALUE);
  }

  @Override
  public Pyramid pyramid(StoredTag tag) {
    return pages.of(jdbc, tag, places(tag.run()));
  }

  @Override
  public long[] values(BlockHeader block) {
    return block.folded()
        ? Columns.bits(jdbc, block.tagId(), block.firstIndex(), block.count())
        : load(block).bits();
  }

  @Override
  public PointBlock load(BlockHeader block) {
    if (block.folded()) {
      return Columns.load(jdbc, block.tagId(), block.firstIndex(), block.count());
    }
    RunId run = runOfTag.get(block.tagId());
    if (run == null) {
      throw new IllegalArgumentException("Malformed call: the block is of another snapshot");
    }
    for (Piece piece : tail(run, block.tagId(), block.firstIndex())) {
      if (piece.firstIndex() == block.firstIndex()) {
        return piece.points();
      }
    }
    throw new IllegalArgumentException("Malformed call: the block is of another snapshot");
  }

  @Override
  public List<PointRange> points(StoredTag tag, long firstIndex, long count) {
    long end = firstIndex + count;
    List<PointRange> ranges = new ArrayList<>();
    for (BlockHeader block : blocks(tag, firstIndex, end)) {
      int from = (int) Math.max(0, firstIndex - block.firstIndex());
      int to = (int) Math.min(block.count(), end - block.firstIndex());
      Piece piece = new Piece(block.firstIndex(), block.segment(), block.dtype(), load(block));
      PointBlock cut = to - from == block.count() ? piece.points() : piece.slice(from, to).points();
      ranges.add(
          new PointRange(
              block.firstIndex() + from, block.attempt(), block.superseded(), block.dtype(), cut));
    }
    return ranges;
  }

  @Override
  public List<StoredValue> values(StoredTag tag, long firstIndex, int countMax) {
    SegmentPlaces place = places(tag.run());
    return jdbc.query(
        "select * from blob_ref where tag = ? and idx >= ? order by idx fetch first ? rows only",
        (rs, row) -> {
          int segment = rs.getInt("segment");
          return new StoredValue(
              rs.getLong("idx"),
              segment,
              place.attempt(segment),
              place.superseded(segment),
              place.file(segment),
              rs.getLong("step"),
              rs.getDouble("wall"),
              rs.getLong("record_offset"),
              rs.getInt("record_bytes"),
              rs.getInt("record_checksum"),
              rs.getInt("value_index"),
              MediaText.parse(rs.getString("media")));
        },
        tag.id(),
        firstIndex,
        countMax);
  }

  @Override
  public Optional<List<Growth>> growthSince(long commitSeq) {
    if (commitSeq < Numbers.meta(jdbc, "expired_seq") || commitSeq > commitSeq()) {
      return Optional.empty();
    }
    Map<GrowthKey, List<Growth.TagGrowth>> growth = new LinkedHashMap<>();
    jdbc.query(
        "select t.commit_seq, r.id, t.bytes from tail t join run r on r.rid = t.rid"
            + " where t.commit_seq > ? order by t.commit_seq, t.rid, t.part",
        rs -> {
          GrowthKey key = new GrowthKey(rs.getLong(1), new RunId(rs.getString(2)));
          List<Growth.TagGrowth> tags = growth.computeIfAbsent(key, k -> new ArrayList<>());
          for (TailEntry entry : TailEntry.decode(rs.getBytes(3))) {
            tags.add(new Growth.TagGrowth(entry.tagId(), entry.firstIndex(), entry.count()));
          }
        },
        commitSeq);
    return Optional.of(
        growth.entrySet().stream()
            .map(e -> new Growth(e.getKey().seq, e.getKey().run, List.copyOf(e.getValue())))
            .toList());
  }

  private List<String> recordedNotes(RunId run) {
    return ofRun("select text from note", " order by no", (rs, row) -> rs.getString(1), run);
  }

  private List<FileFacts> fileFacts(RunId run) {
    return ofRun("select * from file", " order by no", Rows::fileFacts, run);
  }

  /** What ingest needs to go on with a run. */
  Optional<ResumedRun> resume(RunId run) {
    return jdbc.query("select * from run where id = ?", Rows::runFacts, run.value()).stream()
        .findFirst()
        .map(facts ->
            new ResumedRun(
                facts,
                fileFacts(run),
                ofRun("select * from segment", " order by no", Rows::segment, run),
                resumedTags(run),
                recordedNotes(run).size()));
  }

  private List<ResumedRun.ResumedTag> resumedTags(RunId run) {
    Map<Long, Set<Integer>> segments = new HashMap<>();
    jdbc.query(
        "select s.tag, s.segment from tag_segment s join tag t on t.id = s.tag"
            + " join run r on r.rid = t.rid where r.id = ?",
        rs -> {
          segments.computeIfAbsent(rs.getLong(1), id -> new HashSet<>()).add(rs.getInt(2));
        },
        run.value());
    return ofRun(
        "select * from tag",
        " order by id",
        (rs, row) ->
            new ResumedRun.ResumedTag(
                Rows.tagSpec(rs, row),
                Set.copyOf(segments.getOrDefault(rs.getLong("id"), Set.of())),
                rs.getLong("points"),
                rs.getLong("last_step")),
        run);
  }

  @Override
  public List<BlockHeader> blocks(StoredTag tag, long from, long to) {
    SegmentPlaces place = places(tag.run());
    runOfTag.put(tag.id(), tag.run());
    List<BlockHeader> blocks =
        new ArrayList<>(
            jdbc.query(
                "select * from chunk where tag = ? and first_index > ? and first_index < ?"
                    + " order by first_index",
                (rs, row) -> {
                  int segment = rs.getInt("segment");
                  return new BlockHeader(
                      tag.id(),
                      rs.getLong("first_index"),
                      rs.getInt("n"),
                      segment,
                      place.attempt(segment),
                      place.superseded(segment),
                      DType.valueOf(rs.getString("dtype")),
                      Rows.summary(rs),
                      true);
                },
                tag.id(),
                from - Folder.CHUNK_POINTS_MAX,
                to));
    long folded =
        blocks.isEmpty()
            ? Folder.end(jdbc, tag.id())
            : blocks.getLast().firstIndex() + blocks.getLast().count();
    if (folded < Math.min(to, tag.points())) {
      tail(tag.run(), tag.id(), folded).forEach(piece -> blocks.add(header(tag, piece, place)));
    }
    blocks.removeIf(b -> b.firstIndex() + b.count() <= from || b.firstIndex() >= to);
    return blocks;
  }

  private static BlockHeader header(StoredTag tag, Piece piece, SegmentPlaces place) {
    return new BlockHeader(
        tag.id(),
        piece.firstIndex(),
        piece.count(),
        piece.segment(),
        place.attempt(piece.segment()),
        place.superseded(piece.segment()),
        piece.dtype(),
        PointSummary.of(piece.dtype(), piece.points()),
        false);
  }

  /** The points of a tag that no chunk holds, from an index on, neighbours joined. */
  private List<Piece> tail(RunId run, long tagId, long from) {
    List<Piece> pieces = new ArrayList<>();
    for (TailEntry entry :
        tails.computeIfAbsent(run, this::loadTail).getOrDefault(tagId, List.of())) {
      if (entry.firstIndex() >= from) {
        pieces.add(entry.piece());
      }
    }
    return Piece.regroup(pieces, Folder.CHUNK_POINTS_MAX);
  }

  private Map<Long, List<TailEntry>> loadTail(RunId run) {
    Map<Long, List<TailEntry>> byTag = new HashMap<>();
    jdbc.query(
        "select t.bytes from tail t join run r on r.rid = t.rid"
            + " where r.id = ? and t.commit_seq >= r.tail_from order by t.commit_seq, t.part",
        rs -> {
          for (TailEntry entry : TailEntry.decode(rs.getBytes(1))) {
            if (entry.columns() != null) {
              byTag.computeIfAbsent(entry.tagId(), id -> new ArrayList<>()).add(entry);
            }
          }
        },
        run.value());
    return byTag;
  }

  private SegmentPlaces places(RunId run) {
    return places.computeIfAbsent(run, id -> SegmentPlaces.load(jdbc, id));
  }

  private <T> List<T> ofRun(String select, String order, RowMapper<T> mapper, RunId run) {
    return jdbc.query(select + OF_RUN + order, mapper, run.value());
  }

  private record GrowthKey(long seq, RunId run) {}
}
