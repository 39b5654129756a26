package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.CorruptSpan;
import dev.mindinsight.server.store.FileFacts;
import dev.mindinsight.server.store.FileState;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.framing.RecordStamp;
import dev.mindinsight.summary.reader.EventFileReader;
import dev.mindinsight.summary.reader.ReadProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A file of a run and how far it was read. Used by one decoder at a time. */
final class TrackedFile {

  private static final double MILLIS = 1_000;

  private static final AtomicInteger openReaders = new AtomicInteger();

  final int number;
  String name;
  String inode = "";
  long sizeBytes;
  long offset;
  long records;
  @Nullable CorruptSpan pending;
  @Nullable Integer firstChecksum;
  @Nullable RecordStamp last;
  @Nullable Double firstWall;

  /** −∞ before the first; a primitive, as is the last step, since every point sets it. */
  double lastWall = Double.NEGATIVE_INFINITY;

  @Nullable Long firstValueStep;

  /** Of the last value; meaningless while there is no first. */
  long lastValueStep;

  boolean stepsGoBack;
  FileState state = FileState.PRESENT;

  /** The newest segment of this file. */
  int segment = -1;

  /** Whether there may be something to read. */
  boolean dirty;

  /** Whether everything there was has been read once: what comes now is growth that was watched. */
  boolean caughtUp;

  /** Bytes that are there and not read. */
  long behindBytes;

  long changedMillis;

  private @Nullable EventFileReader reader;
  private long recordsBefore;

  TrackedFile(int number, String name) {
    this.number = number;
    this.name = name;
  }

  static TrackedFile of(FileFacts facts) {
    TrackedFile file = new TrackedFile(facts.number(), facts.path());
    file.inode = facts.inode();
    file.sizeBytes = facts.sizeBytes();
    file.offset = facts.offset();
    file.records = facts.records();
    file.pending = facts.pending();
    file.firstChecksum = facts.firstChecksum();
    file.last =
        facts.lastOffset() < 0 ? null : new RecordStamp(facts.lastOffset(), facts.lastChecksum());
    file.firstWall = facts.firstWallSeconds();
    Double lastWall = facts.lastWallSeconds();
    file.lastWall = lastWall == null ? Double.NEGATIVE_INFINITY : lastWall;
    file.firstValueStep = facts.firstValueStep();
    Long lastStep = facts.lastValueStep();
    file.lastValueStep = lastStep == null ? 0 : lastStep;
    file.stepsGoBack = facts.stepsGoBack();
    file.state = facts.state();
    return file;
  }

  FileFacts facts() {
    RecordStamp stamp = last;
    return new FileFacts(
        number,
        name,
        inode,
        sizeBytes,
        offset,
        records,
        pending,
        firstChecksum,
        stamp == null ? -1 : stamp.offset(),
        stamp == null ? 0 : stamp.checksum(),
        firstWall,
        lastWallSeconds(),
        firstValueStep,
        lastValueStep(),
        stepsGoBack,
        state);
  }

  /** The greatest time in the file; null before the first. */
  @Nullable Double lastWallSeconds() {
    return lastWall == Double.NEGATIVE_INFINITY ? null : Double.valueOf(lastWall);
  }

  /** The step of the last value; null before the first. */
  @Nullable Long lastValueStep() {
    return firstValueStep == null ? null : Long.valueOf(lastValueStep);
  }

  /**
   * Whether what was read of this file still stands in another, or in itself after a change.
   *
   * @param thorough whether its first record is looked at as well as its last
   */
  boolean standsIn(Path file, boolean thorough) throws IOException {
    Integer first = firstChecksum;
    RecordStamp stamp = last;
    return (!thorough
            || first == null
            || EventFileReader.recordStandsAt(file, new RecordStamp(0, first)))
        && (stamp == null || EventFileReader.recordStandsAt(file, stamp));
  }

  /** Takes the file system's news in. */
  void seen(FoundFile found) {
    if (!found.inode().equals(inode)) {
      closeReader();
    }
    dirty |= !caughtUp || found.sizeBytes() != sizeBytes;
    inode = found.inode();
    sizeBytes = found.sizeBytes();
    changedMillis = found.changedMillis();
    behindBytes = Math.max(0, sizeBytes - offset);
  }

  /** Reads a slice; the sink must belong to the reader that is open. */
  void read(EventFileReader open, FileSink sink, long bytesMax) throws IOException {
    ReadProgress progress = open.read(sink, bytesMax);
    offset = progress.offset();
    records = recordsBefore + progress.records();
    RecordStamp first = progress.first();
    firstChecksum = first == null ? firstChecksum : Integer.valueOf(first.checksum());
    last = progress.last() == null ? last : progress.last();
    SkippedBytes damage = progress.pending();
    pending =
        damage == null
            ? null
            : new CorruptSpan(name, damage.offset(), damage.bytes(), damage.reason());
    behindBytes = progress.reachedEnd() ? progress.behindBytes() : Math.max(0, sizeBytes - offset);
    dirty = !progress.reachedEnd();
    caughtUp |= progress.reachedEnd();
  }

  /**
   * When its newest record was written, in milliseconds since the epoch. A copy is changed later
   * than that, and a clock that is ahead says more than the file system knows: the earlier counts.
   */
  long writtenMillis() {
    Double wall = lastWallSeconds();
    return wall == null ? changedMillis : Math.min(changedMillis, (long) (wall * MILLIS));
  }

  boolean isPresent() {
    return state == FileState.PRESENT;
  }

  @Nullable EventFileReader reader() {
    return reader;
  }

  /** How many files are open, of all runs. */
  static int openReaders() {
    return openReaders.get();
  }

  /** Notes that the file was opened where reading of it ended. */
  void opened(EventFileReader open) {
    reader = open;
    openReaders.incrementAndGet();
    recordsBefore = records;
  }

  void closeReader() {
    EventFileReader open = reader;
    reader = null;
    if (open != null) {
      openReaders.decrementAndGet();
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
