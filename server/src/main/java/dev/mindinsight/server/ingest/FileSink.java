package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.CorruptSpan;
import dev.mindinsight.server.store.RunCommit.TagPoints;
import dev.mindinsight.server.store.RunCommit.TagValue;
import dev.mindinsight.server.store.RunEnd;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.SummaryEvent.SessionLog;
import dev.mindinsight.summary.TagInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the events of one file of a run and gathers what a commit will hold. */
final class FileSink implements EventSink {

  /** Threads of one writer race by less; a clock that was set back jumps by more. */
  private static final double CLOCK_JITTER_SECONDS = 1;

  /** Spans that one slice lists: a file of nothing but damage must not fill the store. */
  private static final int SPANS_MAX = 100;

  /**
   * What is said once of a run, at whatever step and whenever its producer came to write it: it
   * tells nothing about where training went on.
   */
  private static final Set<Kind> STEPLESS = Set.of(Kind.GRAPH, Kind.DATA_GRAPH, Kind.LINEAGE);

  private final RunState run;
  private final TrackedFile file;

  /** By the index of the reader's tags. */
  private final List<@Nullable PointBuffer> buffers = new ArrayList<>();

  private final List<TagPoints> points = new ArrayList<>();
  private final List<TagValue> values = new ArrayList<>();
  private final List<CorruptSpan> corrupt = new ArrayList<>();
  private double wallBefore = Double.NEGATIVE_INFINITY;

  FileSink(RunState run, TrackedFile file) {
    this.run = run;
    this.file = file;
  }

  @Override
  public void scalar(TagInfo tag, long step, double wallTimeSeconds, DType dtype, long bits) {
    wall(wallTimeSeconds, step);
    PointBuffer buffer = buffer(tag, step);
    if (!buffer.takes(dtype)) {
      take(buffer);
    }
    buffer.add(step, wallTimeSeconds, dtype, bits);
    buffer.tag.lastStep = step;
    buffer.tag.points++;
    value(step);
  }

  @Override
  public void event(SummaryEvent event) {
    switch (event) {
      case OtherValue value -> other(value);
      case SessionLog session -> session(session);
      case RunMark mark -> mark(mark);
      case HParamsEnd end -> hparamsEnd(end);
      case SummaryEvent.FileVersion version -> {
        // MindSpore writes it when it writes the first values, whose own times are earlier.
        moment(version.wallTimeSeconds());
        run.writtenBy(version.writer(), file.name);
      }
      case SummaryEvent.SkippedBytes skipped ->
          corrupt.add(
              new CorruptSpan(file.name, skipped.offset(), skipped.bytes(), skipped.reason()));
      case SummaryEvent.BadWallTime bad ->
          run.note(
              "Malformed wall time: got %s at offset %d of %s; its values stand at %s"
                  .formatted(bad.seconds(), bad.recordOffset(), file.name, bad.usedSeconds()));
      case SummaryEvent.DroppedPoints dropped ->
          run.note(
              "The program wrote faster than its disk: %d points were dropped before they reached"
                      .formatted(dropped.points())
                  + " %s, at %s".formatted(file.name, dropped.wallTimeSeconds()));
      case SummaryEvent.UnknownContent unknown ->
          run.note("Unsupported content in %s: %s".formatted(file.name, unknown.what()));
      case SummaryEvent.HParamsStart start -> wall(start.wallTimeSeconds(), 0);
      case SummaryEvent.HParamsExperiment experiment -> wall(experiment.wallTimeSeconds(), 0);
    }
  }

  private void other(OtherValue value) {
    boolean stepless = STEPLESS.contains(value.tag().kind());
    if (stepless) {
      moment(value.wallTimeSeconds());
    } else {
      wall(value.wallTimeSeconds(), value.step());
    }
    if (value.tag().kind() == Kind.LINEAGE) {
      // Files of nothing but lineage begin with no version.
      run.writtenBy("", file.name);
    }
    TagState tag = buffer(value.tag(), value.step()).tag;
    tag.lastStep = value.step();
    tag.points++;
    values.add(
        new TagValue(
            tag.spec,
            file.segment,
            value.step(),
            value.wallTimeSeconds(),
            value.recordOffset(),
            value.recordBytes(),
            value.recordChecksum(),
            value.valueIndex(),
            value.media()));
    if (!stepless) {
      value(value.step());
    }
  }

  private void session(SessionLog session) {
    wall(session.wallTimeSeconds(), session.step());
    switch (session.status()) {
      case START -> {
        run.end = RunEnd.NONE;
        Long before = run.lastValueStep(file);
        if (before != null && session.step() <= before) {
          buffers.forEach(this::take);
          file.segment = run.addSegment(file, true, session.step());
          reenter();
        }
      }
      case STOP -> run.end = RunEnd.FINISHED;
      case CHECKPOINT -> {}
    }
  }

  private void mark(RunMark mark) {
    wall(mark.wallTimeSeconds(), 0);
    run.uuid = mark.run().toString();
    run.producer = Producers.ENGINE;
    switch (mark.state()) {
      case STARTED -> run.end = RunEnd.NONE;
      case FINISHED -> run.end = RunEnd.FINISHED;
      case FAILED -> {
        run.end = RunEnd.FAILED;
        run.note("The run failed: " + mark.reason());
      }
    }
  }

  private void hparamsEnd(HParamsEnd end) {
    switch (end.outcome()) {
      case SUCCESS -> run.end = RunEnd.FINISHED;
      case FAILURE -> run.end = RunEnd.FAILED;
      case RUNNING -> run.end = RunEnd.NONE;
      case UNKNOWN -> {}
    }
  }

  /** The buffer of a tag; at its first value here, compares it with what the run knows of it. */
  private PointBuffer buffer(TagInfo tag, long step) {
    while (buffers.size() <= tag.index()) {
      buffers.add(null);
    }
    PointBuffer buffer = buffers.get(tag.index());
    if (buffer == null) {
      TagState state = run.tag(tag, file);
      boolean shared = state.points > 0 && !run.isIn(file, state) && !STEPLESS.contains(tag.kind());
      if (shared && !run.isSession(file.segment) && step < state.lastStep) {
        file.stepsGoBack = true;
      }
      buffer = new PointBuffer(state);
      buffers.set(tag.index(), buffer);
      state.segments.add(file.segment);
    }
    return buffer;
  }

  /** A new segment holds no tag yet. */
  private void reenter() {
    for (PointBuffer buffer : buffers) {
      if (buffer != null) {
        buffer.tag.segments.add(file.segment);
      }
    }
  }

  private void value(long step) {
    if (file.firstValueStep == null) {
      file.firstValueStep = step;
    }
    file.lastValueStep = step;
  }

  /** A time that the file spans; the earliest before its first value counts as its beginning. */
  private void moment(double seconds) {
    Double first = file.firstWall;
    if (first == null || (file.firstValueStep == null && seconds < first)) {
      file.firstWall = seconds;
    }
    file.lastWall = Math.max(file.lastWall, seconds);
  }

  /** The time of a value, which is not before that of the value before it. */
  private void wall(double seconds, long step) {
    moment(seconds);
    if (seconds < wallBefore - CLOCK_JITTER_SECONDS) {
      run.noteOnce(
          file,
          "The clock went back by %.3f s at step %d in %s"
              .formatted(wallBefore - seconds, step, file.name));
    }
    wallBefore = seconds;
  }

  private void take(@Nullable PointBuffer buffer) {
    TagPoints taken = buffer == null ? null : buffer.take(file.segment);
    if (taken != null) {
      points.add(taken);
    }
  }

  List<TagPoints> takePoints() {
    buffers.forEach(this::take);
    return drain(points);
  }

  List<TagValue> takeValues() {
    return drain(values);
  }

  /** Damage; what is beyond {@link #SPANS_MAX} of a slice is counted in one span. */
  List<CorruptSpan> takeCorrupt() {
    List<CorruptSpan> all = drain(corrupt);
    if (all.size() <= SPANS_MAX) {
      return all;
    }
    List<CorruptSpan> rest = all.subList(SPANS_MAX, all.size());
    List<CorruptSpan> kept = new ArrayList<>(all.subList(0, SPANS_MAX));
    kept.add(
        new CorruptSpan(
            file.name,
            rest.getFirst().offset(),
            rest.stream().mapToLong(CorruptSpan::bytes).sum(),
            "%s, and so on at %d places from here"
                .formatted(rest.getFirst().reason(), rest.size())));
    return kept;
  }

  private static <T> List<T> drain(List<T> list) {
    List<T> all = List.copyOf(list);
    list.clear();
    return all;
  }
}
