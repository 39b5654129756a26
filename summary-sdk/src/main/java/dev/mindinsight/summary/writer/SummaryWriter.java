package dev.mindinsight.summary.writer;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.HParamsExperiment;
import dev.mindinsight.summary.SummaryEvent.HParamsStart;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.codec.EventEncoder;
import dev.mindinsight.summary.codec.ScalarEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes one event file of a training run, which TensorBoard opens too. All methods may be called
 * from any thread. {@link #scalar} and its kin never wait for the disk and never fail because of
 * it: points go to a queue of at most 64 MiB and reach the file every 200 ms; those that cannot are
 * counted by {@link #lostPoints} and in the file itself. A crash of the program loses at most what
 * was not yet in the file and leaves the rest readable.
 *
 * <p>Wall times are the machine's clock at the moment of the call, as it is, even when it goes
 * back.
 */
public final class SummaryWriter implements AutoCloseable {

  /** The longest text that {@link #text} takes, in characters: a page, not a data set. */
  public static final int TEXT_CHARS_MAX = 1 << 20;

  private static final String FILE_VERSION = "brain.Event:2";
  private static final String WRITER = "dev.mindinsight.summary";
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final InstantSource clock;
  private final Path file;
  private final EventFileOutput output;
  private final Thread thread;
  private final PointQueue queue;
  private final UUID runUuid = UUID.randomUUID();
  private final Map<String, ScalarEncoder> singles = new ConcurrentHashMap<>();
  private final Map<String, ScalarEncoder> doubles = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean hasHParams = new AtomicBoolean();

  private SummaryWriter(Path file, FileChannel channel, InstantSource clock) {
    this.clock = clock;
    this.file = file;
    this.output = new EventFileOutput(file, channel);
    this.thread = new Thread(this::write, "summary-writer");
    this.thread.setDaemon(true);
    this.queue = new PointQueue(() -> LockSupport.unpark(thread));
  }

  /**
   * Opens a new event file in a directory, which is made if need be. Several writers may share a
   * directory.
   *
   * @param directory of the run
   * @throws UncheckedIOException when the file cannot be made or its head not be written
   */
  public static SummaryWriter open(Path directory) {
    return open(directory, InstantSource.system());
  }

  static SummaryWriter open(Path directory, InstantSource clock) {
    try {
      Files.createDirectories(directory);
      Path file = nextFile(directory, clock);
      while (true) {
        try {
          FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          return new SummaryWriter(file, channel, clock).begin();
        } catch (FileAlreadyExistsException e) {
          // A process of the same number and host name shares the directory.
          file = nextFile(directory, clock);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write event files in " + directory, e);
    }
  }

  private static Path nextFile(Path directory, InstantSource clock) {
    return directory.resolve(EventFileName.next(clock.instant().getEpochSecond()));
  }

  private SummaryWriter begin() throws IOException {
    double now = now();
    queue.addAlways(EventEncoder.fileVersion(new FileVersion(0, now, FILE_VERSION, WRITER)));
    queue.addAlways(EventEncoder.runMark(new RunMark(now, runUuid, RunMark.State.STARTED, "")));
    thread.start();
    flush();
    IOException failure = output.failure();
    if (failure != null) {
      close();
      throw failure;
    }
    return this;
  }

  /** Names this run wherever it shows up: in its files and on the wire. */
  public UUID runUuid() {
    return runUuid;
  }

  /** The event file. */
  public Path file() {
    return file;
  }

  /**
   * Adds a point as {@code float32}.
   *
   * @param tag of the series; its part before the first {@code /} groups charts
   * @param step any number; steps may repeat and fall
   * @param value any, NaN and infinities included
   * @throws IllegalArgumentException when the tag is empty or over {@link Tag#BYTES_MAX} bytes
   * @throws IllegalStateException when the writer is closed
   */
  public void scalar(String tag, long step, float value) {
    ScalarEncoder series = singles.get(tag);
    if (series == null) {
      series = series(singles, tag, DType.FLOAT32);
    }
    queue.add(series, step, now(), value);
  }

  /**
   * Adds a point as {@code float64}. TensorBoard shows such a series only when it is started with
   * {@code --load_fast=false}.
   *
   * @param tag of the series
   * @param step any number
   * @param value any, NaN and infinities included
   * @throws IllegalArgumentException when the tag is empty or over {@link Tag#BYTES_MAX} bytes
   * @throws IllegalStateException when the writer is closed
   */
  public void scalar64(String tag, long step, double value) {
    ScalarEncoder series = doubles.get(tag);
    if (series == null) {
      series = series(doubles, tag, DType.FLOAT64);
    }
    queue.add(series, step, now(), value);
  }

  private static ScalarEncoder series(Map<String, ScalarEncoder> all, String tag, DType dtype) {
    new Tag(tag);
    return all.computeIfAbsent(tag, name -> new ScalarEncoder(name, dtype));
  }

  /**
   * Adds a text.
   *
   * @param tag of the series
   * @param step any number
   * @param text Markdown by custom
   * @throws IllegalArgumentException when the tag is empty or too long, or the text is over {@link
   *     #TEXT_CHARS_MAX}
   * @throws IllegalStateException when the writer is closed
   */
  public void text(String tag, long step, String text) {
    new Tag(tag);
    if (text.length() > TEXT_CHARS_MAX) {
      throw new IllegalArgumentException(
          "Unsupported text: got %,d characters, want at most %,d"
              .formatted(text.length(), TEXT_CHARS_MAX));
    }
    queue.addBlob(EventEncoder.text(tag, step, now(), text));
  }

  /**
   * Says what the run was started with; closing the writer then says how it ended.
   *
   * @param hparams name → number, flag or anything else, which is kept as text; so are numbers that
   *     no double holds
   * @param metrics tags of the scalars by which runs are to be compared
   * @throws IllegalStateException when it was said before, or the writer is closed
   */
  public void hparams(Map<String, ?> hparams, List<String> metrics) {
    Map<String, Object> values = HParamValues.of(hparams);
    if (!hasHParams.compareAndSet(false, true)) {
      throw new IllegalStateException("Conflict: the run has hyperparameters already");
    }
    double now = now();
    queue.addBlob(
        EventEncoder.hparamsExperiment(
            new HParamsExperiment(now, List.copyOf(values.keySet()), metrics)));
    queue.addBlob(EventEncoder.hparamsStart(new HParamsStart(now, values, "")));
  }

  /**
   * Waits until everything added before is in the file and the file on the disk. Does nothing when
   * the writer is closed.
   */
  public void flush() {
    FlushRequest request = new FlushRequest();
    if (queue.addAlways(request)) {
      LockSupport.unpark(thread);
      request.await(thread);
    }
  }

  /** Marks the run as finished, writes everything and closes the file. Again: does nothing. */
  @Override
  public void close() {
    close(RunMark.State.FINISHED, HParamsEnd.Outcome.SUCCESS, "");
  }

  /**
   * As {@link #close}, but marks the run as failed.
   *
   * @param reason for people
   */
  public void closeFailed(String reason) {
    close(RunMark.State.FAILED, HParamsEnd.Outcome.FAILURE, reason);
  }

  private void close(RunMark.State state, HParamsEnd.Outcome outcome, String reason) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    double now = now();
    if (hasHParams.get()) {
      queue.addAlways(EventEncoder.hparamsEnd(new HParamsEnd(now, outcome)));
    }
    queue.addAlways(EventEncoder.runMark(new RunMark(now, runUuid, state, reason)));
    queue.close();
    LockSupport.unpark(thread);
    joinWriter();
  }

  private void joinWriter() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many points and texts did not reach the file: dropped on the way, or not written. */
  public long lostPoints() {
    return queue.dropped() + output.lost();
  }

  /** The first fault of the file, if there was one. The writer goes on trying. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(output.failure());
  }

  private double now() {
    Instant now = clock.instant();
    return now.getEpochSecond() + now.getNano() * 1e-9;
  }

  private void write() {
    boolean last;
    do {
      LockSupport.parkNanos(FLUSH_NANOS);
      last = queue.drain(output);
      output.write();
      output.reportDropped(queue.dropped(), now());
    } while (!last);
    output.close();
  }
}
