package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.FileFacts;
import dev.mindinsight.server.store.FileState;
import dev.mindinsight.server.store.ResumedRun;
import dev.mindinsight.server.store.RunEnd;
import dev.mindinsight.server.store.RunFacts;
import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Segment;
import dev.mindinsight.server.store.TagSpec;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.TagInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What reading must remember of a run. Used by one decoder at a time. */
final class RunState {

  /** A run with more oddities than this has one cause for most of them. */
  private static final int NOTES_MAX = 1_000;

  /** A note is a sentence or two. */
  private static final int NOTE_MAX = 2_000;

  /** A text for people; the store refuses longer ones. */
  private static final int TEXT_MAX = 100_000;

  final List<TrackedFile> files = new ArrayList<>();
  String producer = Producers.UNKNOWN;
  @Nullable String uuid;
  RunEnd end = RunEnd.NONE;
  final GrowthGaps growth;

  private final RunDirectory directory;
  private final Map<TagName, TagState> tags = new LinkedHashMap<>();
  private final List<Segment> segments = new ArrayList<>();
  private final Set<Integer> changedSegments = new HashSet<>();
  private final Set<String> notesKnown = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private int noteCount;

  private record TagName(String name, Kind kind) {}

  RunState(RunDirectory directory, RunGrowth growth) {
    this.directory = directory;
    this.growth = new GrowthGaps(growth);
  }

  static RunState of(RunDirectory directory, ResumedRun resumed) {
    RunState state = new RunState(directory, resumed.facts().growth());
    state.producer = resumed.facts().producer();
    state.uuid = resumed.facts().uuid();
    state.end = resumed.facts().end();
    state.noteCount = resumed.notes();
    resumed.files().forEach(facts -> state.files.add(TrackedFile.of(facts)));
    state.segments.addAll(resumed.segments());
    for (Segment segment : resumed.segments()) {
      state.files.get(segment.file()).segment = segment.number();
    }
    for (ResumedRun.ResumedTag tag : resumed.tags()) {
      state.tags.put(new TagName(tag.tag().name(), tag.tag().kind()), TagState.of(tag));
    }
    return state;
  }

  TrackedFile addFile(String name) {
    TrackedFile file = new TrackedFile(files.size(), name);
    files.add(file);
    file.segment = addSegment(file, false, null);
    return file;
  }

  int addSegment(TrackedFile file, boolean session, @Nullable Long branchStep) {
    Segment segment =
        new Segment(/* number= */ segments.size(), /* file= */ file.number, session, 1, branchStep);
    segments.add(segment);
    changedSegments.add(segment.number());
    return segment.number();
  }

  boolean isSession(int segment) {
    return segments.get(segment).session();
  }

  /** Whether a tag was met in a file. */
  boolean isIn(TrackedFile file, TagState tag) {
    return tag.segments.stream().anyMatch(segment -> segments.get(segment).file() == file.number);
  }

  /** The tags that were met in a file, as its reader must be told. */
  List<TagInfo> known(TrackedFile file) {
    List<TagInfo> known = new ArrayList<>();
    for (TagState tag : tags.values()) {
      if (isIn(file, tag)) {
        TagSpec spec = tag.spec;
        known.add(
            new TagInfo(
                known.size(),
                new Tag(spec.name()),
                spec.kind(),
                spec.plugin(),
                spec.displayName(),
                spec.description()));
      }
    }
    return known;
  }

  /** The tag of the run that a file's tag is. */
  TagState tag(TagInfo info, TrackedFile file) {
    String plugin = info.plugin();
    TagSpec spec =
        new TagSpec(
            info.tag().name(),
            info.kind(),
            plugin == null ? null : cut(plugin, info),
            cut(info.displayName(), info),
            cut(info.description(), info));
    TagState state =
        tags.computeIfAbsent(new TagName(spec.name(), spec.kind()), name -> new TagState(spec));
    if (contradicts(state.spec, spec)) {
      note(
          "Conflict: %s describes tag \"%s\" differently; what came first is shown"
              .formatted(file.name, shown(spec.name())));
    }
    return state;
  }

  private static boolean contradicts(TagSpec first, TagSpec next) {
    return differ(first.displayName(), next.displayName())
        || differ(first.description(), next.description())
        || (first.plugin() != null
            && next.plugin() != null
            && differ(first.plugin(), next.plugin()));
  }

  /** Saying nothing is no contradiction. */
  private static boolean differ(String first, String next) {
    return !first.isEmpty() && !next.isEmpty() && !first.equals(next);
  }

  private String cut(String text, TagInfo info) {
    if (text.length() <= TEXT_MAX) {
      return text;
    }
    note(
        "Unsupported description of tag \"%s\": got %d characters, kept %d"
            .formatted(shown(info.tag().name()), text.length(), TEXT_MAX));
    return text.substring(0, TEXT_MAX);
  }

  private static String shown(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }

  /** The step of the last value before here: of this file, else of the newest older file. */
  @Nullable Long lastValueStep(TrackedFile file) {
    for (int i = file.number; i >= 0; i--) {
      Long step = files.get(i).lastValueStep();
      if (step != null && files.get(i).state != FileState.REPLACED) {
        return step;
      }
    }
    return null;
  }

  void writtenBy(String writer, String fileName) {
    if (producer.equals(Producers.UNKNOWN)) {
      producer = Producers.of(writer, fileName);
    }
  }

  void note(String text) {
    if (noteCount < NOTES_MAX && notesKnown.add(text)) {
      notes.add(text.length() <= NOTE_MAX ? text : text.substring(0, NOTE_MAX) + "…");
      noteCount++;
    }
  }

  /** Notes at most one thing of its kind for each file. */
  void noteOnce(TrackedFile file, String text) {
    if (notesKnown.add("file " + file.number + " clock")) {
      note(text);
    }
  }

  List<String> takeNotes() {
    Attempts.notes(fileFacts()).forEach(this::note);
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  /** Assigns attempts anew; the segments that are new or changed theirs. */
  List<Segment> takeSegments() {
    List<Segment> assigned = Attempts.assign(fileFacts(), segments);
    List<Segment> changed = new ArrayList<>();
    for (Segment segment : assigned) {
      if (!segment.equals(segments.set(segment.number(), segment))
          || changedSegments.contains(segment.number())) {
        changed.add(segment);
      }
    }
    changedSegments.clear();
    return changed;
  }

  private List<FileFacts> fileFacts() {
    return files.stream().map(TrackedFile::facts).toList();
  }

  /** The run's facts; its parent is named where the directory above is a run. */
  RunFacts facts(boolean parentIsRun) {
    RunDirectory parent = directory.parent();
    String name = directory.directory().getFileName().toString();
    boolean bookkeeping =
        parentIsRun && parent != null && ParentRule.isPartOfRunAbove(name, tags.values());
    RunId parentId = bookkeeping && parent != null ? parent.id() : null;
    Double started = null;
    Double updated = null;
    long behind = 0;
    boolean present = false;
    for (TrackedFile file : files) {
      started = started == null ? file.firstWall : started;
      Double last = file.lastWallSeconds();
      updated = updated == null || (last != null && last > updated) ? last : updated;
      if (file.state == FileState.PRESENT) {
        behind += file.behindBytes;
        present = true;
      }
    }
    return new RunFacts(
        directory.root().label(),
        directory.path(),
        parentId,
        producer,
        uuid,
        started,
        updated,
        end,
        growth.growth(),
        behind,
        present);
  }
}
