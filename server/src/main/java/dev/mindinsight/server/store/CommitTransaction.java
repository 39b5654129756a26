package dev.mindinsight.server.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One transaction being put together: takes commits into the memory of the writing thread, collects
 * the rows that change, and writes them.
 */
final class CommitTransaction {

  /**
   * A reader decodes a run's tail rows until they are folded: beyond so many, all tags of the run
   * are folded.
   */
  private static final int TAIL_ROWS_MAX = 256;

  /** A row of the tail stays below the database's 1 MiB: one entry has at most 24 KiB. */
  private static final int TAIL_ROW_BYTES_MAX = 900_000;

  private final WriterMemory memory;
  private final Folder folder;
  private final long seq;
  private final long nowMillis;
  private final RowBatches rows;
  private final Set<RunMemory> touched = new LinkedHashSet<>();

  CommitTransaction(WriterMemory memory, Folder folder, RowBatches rows, long seq, long nowMillis) {
    this.memory = memory;
    this.folder = folder;
    this.rows = rows;
    this.seq = seq;
    this.nowMillis = nowMillis;
  }

  /** Takes the commits of one run in, in their order. */
  void apply(List<RunCommit> commits) {
    RunMemory run = memory.run(commits.getFirst());
    touched.add(run);
    Set<TagMemory> grown = new LinkedHashSet<>();
    List<Grown> pieces = new ArrayList<>();
    Set<SegmentMemory> segments = new LinkedHashSet<>();
    for (RunCommit commit : commits) {
      facts(run, commit, segments);
      for (RunCommit.TagPoints batch : commit.points()) {
        TagMemory tag = memory.tag(run, batch.tag());
        SegmentMemory segment = segment(run, batch.segment());
        segment.append(batch.points().steps());
        segments.add(segment);
        seen(run, tag, batch.segment());
        pieces.add(new Grown(tag, tag.append(batch, seq, nowMillis)));
        grown.add(tag);
      }
      commit.values().forEach(value -> grown.add(value(run, value)));
    }
    companions(run, commits);
    tail(run, pieces, commits.stream().anyMatch(RunCommit::backlog));
    segments.forEach(segment -> rows.segment(run, segment));
    grown.forEach(tag -> rows.tag(run, tag));
    rows.run(run);
  }

  /** Of several commits the last says how things are. */
  private void companions(RunMemory run, List<RunCommit> commits) {
    commits.stream()
        .map(RunCommit::companions)
        .filter(Objects::nonNull)
        .reduce((first, last) -> last)
        .ifPresent(companions -> rows.companions(run, companions));
  }

  private void facts(RunMemory run, RunCommit commit, Set<SegmentMemory> changed) {
    run.facts = commit.facts();
    if (run.facts.present()) {
      run.goneMillis = 0;
    } else if (run.goneMillis == 0) {
      run.goneMillis = nowMillis;
    }
    for (FileFacts file : commit.files()) {
      run.files.put(file.number(), file);
      rows.file(run, file);
    }
    boolean reassigned = false;
    for (Segment facts : commit.segments()) {
      SegmentMemory segment = run.segments.get(facts.number());
      if (segment == null) {
        segment = new SegmentMemory(facts);
        run.segments.put(facts.number(), segment);
      } else {
        reassigned |= segment.facts.attempt() != facts.attempt();
        segment.facts = facts;
      }
      changed.add(segment);
    }
    if (reassigned) {
      recountAttempts(run);
    }
    for (CorruptSpan span : commit.corrupt()) {
      rows.corrupt(run, run.corrupt++, span);
    }
    for (String note : commit.notes()) {
      if (run.notes.add(note)) {
        rows.note(run, run.notes.size() - 1, note);
      }
    }
  }

  private void recountAttempts(RunMemory run) {
    for (TagMemory tag : run.tags.values()) {
      int attempts = run.attempts(tag);
      if (attempts != tag.attempts) {
        tag.attempts = attempts;
        rows.tag(run, tag);
      }
    }
  }

  private static SegmentMemory segment(RunMemory run, int number) {
    SegmentMemory segment = run.segments.get(number);
    if (segment == null) {
      throw new IllegalArgumentException(
          "Malformed commit: points name segment %d of run %s, want one that was committed"
              .formatted(number, run.id));
    }
    return segment;
  }

  private void seen(RunMemory run, TagMemory tag, int segment) {
    if (tag.segments.add(segment)) {
      tag.attempts = run.attempts(tag);
      rows.tagSegment(tag, segment);
    }
  }

  private TagMemory value(RunMemory run, RunCommit.TagValue value) {
    TagMemory tag = memory.tag(run, value.tag());
    segment(run, value.segment());
    seen(run, tag, value.segment());
    rows.value(tag, tag.points++, value);
    return tag;
  }

  /**
   * Writes what came to the tail. Tags that are full, and backlogs, go to chunks at once: their
   * entries carry no columns, so that a bulk load writes its points once.
   */
  private void tail(RunMemory run, List<Grown> pieces, boolean backlog) {
    run.tailRows++;
    Set<TagMemory> folded = new HashSet<>();
    for (Grown grown : pieces) {
      TagMemory tag = grown.tag;
      if (!tag.pending.isEmpty()
          && (backlog || tag.pendingPoints >= Folder.FOLD_POINTS || run.tailRows > TAIL_ROWS_MAX)) {
        folder.fold(tag, seq);
        folded.add(tag);
      }
    }
    if (run.tailRows > TAIL_ROWS_MAX) {
      run.tags.values().forEach(tag -> folder.fold(tag, seq));
      run.tailRows = 0;
    }
    int part = 0;
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    for (Grown grown : pieces) {
      byte[] entry = TailEntry.encode(grown.tag.id, grown.piece, !folded.contains(grown.tag));
      if (row.size() + entry.length > TAIL_ROW_BYTES_MAX) {
        rows.tail(run, seq, part++, nowMillis, row.toByteArray());
        row.reset();
      }
      row.writeBytes(entry);
    }
    rows.tail(run, seq, part, nowMillis, row.toByteArray());
  }

  /** Writes the rows; the caller commits. */
  void write() {
    folder.write();
    rows.write();
  }

  /** Says that the transaction is durable. */
  void committed() {
    for (RunMemory run : touched) {
      run.stored = true;
      run.storedFiles.addAll(run.files.keySet());
      run.tags.values().forEach(tag -> tag.stored = true);
      run.segments.values().forEach(segment -> segment.stored = true);
    }
  }

  private record Grown(TagMemory tag, Piece piece) {}
}
