package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.content.SoundFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts commits of one run together for tests. */
public final class SampleRun {

  /** An image and a sound beside each other, which no producer writes: both must come back. */
  static final List<MediaFacts> MEDIA =
      List.of(
          new ImageFacts(28, 27, 1, "image/png", "Malformed \"size\""),
          new SoundFacts("audio/wav", 44_100.5, 1L << 40, 2, ""));

  /** The run. */
  public final RunId id;

  private final String path;
  private final List<FileFacts> files = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<RunCommit.TagPoints> points = new ArrayList<>();
  private final List<RunCommit.TagValue> values = new ArrayList<>();
  private final List<CorruptSpan> corrupt = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable List<CompanionFile> companions;

  /** Begins a run. */
  public SampleRun(String path) {
    this.path = path;
    this.id = RunId.of("logs", path);
  }

  static TagSpec scalar(String name) {
    return new TagSpec(name, Kind.SCALAR, null, "", "");
  }

  /** Adds a file of which so much is read. */
  public SampleRun file(int number, long offset, FileState state) {
    return file(number, offset, null, state);
  }

  /** Damage at the end of the first file whose end is not found yet. */
  SampleRun pending(CorruptSpan span) {
    return file(0, span.offset(), span, FileState.PRESENT);
  }

  private SampleRun file(int number, long offset, CorruptSpan pending, FileState state) {
    files.add(
        new FileFacts(
            number,
            "f" + number,
            "i",
            offset + 12,
            offset,
            offset / 10,
            pending,
            7,
            0,
            7,
            1.0,
            2.0,
            3L,
            4L,
            false,
            state));
    return this;
  }

  /** Adds a segment; attempts but the first branch at a hundred steps times their number. */
  public SampleRun segment(int number, int file, int attempt) {
    Long branch = attempt == 1 ? null : Long.valueOf(100L * attempt);
    segments.add(new Segment(number, file, attempt > 1, attempt, branch));
    return this;
  }

  /** Adds points. */
  public SampleRun points(String tag, int segment, DType dtype, PointBlock block) {
    points.add(new RunCommit.TagPoints(scalar(tag), segment, dtype, block));
    return this;
  }

  SampleRun value(String tag, Kind kind, long step) {
    TagSpec spec = new TagSpec(tag, kind, "plugin", "shown", "described");
    values.add(new RunCommit.TagValue(spec, 0, step, 5.0, 1_000 + step, 99, 0xcafe, 2, MEDIA));
    return this;
  }

  SampleRun corrupt(CorruptSpan span) {
    corrupt.add(span);
    return this;
  }

  SampleRun note(String text) {
    notes.add(text);
    return this;
  }

  SampleRun companions(CompanionFile... files) {
    companions = List.of(files);
    return this;
  }

  /** The commit, and an empty sheet for the next. */
  public RunCommit commit() {
    RunCommit commit =
        new RunCommit(
            id,
            facts(),
            List.copyOf(files),
            List.copyOf(segments),
            List.copyOf(points),
            List.copyOf(values),
            List.copyOf(corrupt),
            List.copyOf(notes),
            false,
            companions);
    companions = null;
    List.of(files, segments, points, values, corrupt, notes).forEach(List::clear);
    return commit;
  }

  RunFacts facts() {
    return new RunFacts(
        "logs",
        path,
        null,
        "torch",
        null,
        1.5,
        2.5,
        RunEnd.FINISHED,
        new RunGrowth(1_000, true, 20),
        12,
        true);
  }

  /** A block of float values at steps from a first one on. */
  static PointBlock ramp(long firstStep, double... values) {
    PointBlock block =
        new PointBlock(new long[values.length], new double[values.length], new long[values.length]);
    for (int i = 0; i < values.length; i++) {
      block.steps()[i] = firstStep + i;
      block.wallTimesSeconds()[i] = 1e9 + firstStep + i;
      block.bits()[i] = Double.doubleToRawLongBits(values[i]);
    }
    return block;
  }
}
