package dev.mindinsight.summary.writer;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.HParamsExperiment;
import dev.mindinsight.summary.SummaryEvent.HParamsStart;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.codec.ContentEncoder;
import dev.mindinsight.summary.codec.EventEncoder;
import dev.mindinsight.summary.codec.ScalarEncoder;
import dev.mindinsight.summary.content.Binning;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.StepProfile;
import dev.mindinsight.summary.content.TensorContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

  /**
   * The most bytes that an image, a sound, a tensor or a graph may have, raw and encoded: half of
   * what may wait to be written, so that one of them never fills the queue by itself.
   */
  public static final int CONTENT_BYTES_MAX = 32 << 20;

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
   * Adds a histogram of numbers: at most 90 buckets of equal width from the least to the greatest
   * finite one. NaN and infinities are counted, not binned. The numbers are read before this
   * returns, twice, and not kept.
   *
   * @param tag of the series
   * @param step any number
   * @param values any, in any order; none is a histogram without buckets
   * @throws IllegalArgumentException when the tag is empty or too long
   * @throws IllegalStateException when the writer is closed
   */
  public void histogram(String tag, long step, float[] values) {
    histogram(tag, step, Binning.of(values.length, place -> values[(int) place]));
  }

  /** As {@link #histogram(String, long, float[])}, of doubles. */
  public void histogram(String tag, long step, double[] values) {
    histogram(tag, step, Binning.of(values.length, place -> values[(int) place]));
  }

  /**
   * As {@link #histogram(String, long, float[])}, of numbers in memory.
   *
   * @param tag of the series
   * @param step any number
   * @param values {@code float32} in native order; bytes that are left over at the end are not read
   */
  public void histogram(String tag, long step, MemorySegment values) {
    histogram(
        tag,
        step,
        Binning.of(
            values.byteSize() / Float.BYTES,
            place -> values.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, place)));
  }

  private void histogram(String tag, long step, Histogram histogram) {
    new Tag(tag);
    add("histogram", ContentEncoder.histogram(tag, step, now(), histogram));
  }

  /**
   * Adds an image, encoded as a PNG before this returns.
   *
   * @param tag of the series
   * @param step any number
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA
   * @param pixels a byte a channel, pixel by pixel and row by row from the top; not kept
   * @throws IllegalArgumentException when the tag is empty or too long, the numbers do not fit each
   *     other, or there are over {@link #CONTENT_BYTES_MAX} bytes
   * @throws IllegalStateException when the writer is closed
   */
  public void image(String tag, long step, int width, int height, int channels, byte[] pixels) {
    requireSize("image", pixels.length);
    image(tag, step, Png.encode(width, height, channels, pixels));
  }

  /**
   * Adds an image as it is.
   *
   * @param tag of the series
   * @param step any number
   * @param png a PNG file's bytes; not kept
   * @throws IllegalArgumentException when the tag is empty or too long, or the bytes are no PNG or
   *     over {@link #CONTENT_BYTES_MAX}
   * @throws IllegalStateException when the writer is closed
   */
  public void image(String tag, long step, byte[] png) {
    requireSize("image", png.length);
    image(tag, step, Png.read(png));
  }

  private void image(String tag, long step, Images.Image image) {
    new Tag(tag);
    add("image", ContentEncoder.image(tag, step, now(), image));
  }

  /**
   * Adds a sound, encoded as a WAV of 16-bit samples before this returns: that is what browsers
   * play, and quieter than 1/65534 of full scale is lost by it.
   *
   * @param tag of the series
   * @param step any number
   * @param samples −1 to 1, one of each channel after the other; what is beyond is clipped, NaN is
   *     silence; not kept
   * @param samplesPerSecond of each channel, at least 1
   * @param channels 1 mono, 2 stereo, at most 64
   * @throws IllegalArgumentException when the tag is empty or too long, the numbers do not fit each
   *     other, or the samples take over {@link #CONTENT_BYTES_MAX} bytes
   * @throws IllegalStateException when the writer is closed
   */
  public void audio(String tag, long step, float[] samples, int samplesPerSecond, int channels) {
    new Tag(tag);
    requireSize("sound", (long) samples.length * Short.BYTES);
    Sounds.Sound sound = Wave.encode(samples, samplesPerSecond, channels);
    add("sound", ContentEncoder.audio(tag, step, now(), sound));
  }

  /**
   * Adds a tensor. TensorBoard keeps it and has no page for it.
   *
   * @param tag of the series
   * @param step any number
   * @param tensor of any type and shape; not kept
   * @throws IllegalArgumentException when the tag is empty or too long, or the tensor takes over
   *     {@link #CONTENT_BYTES_MAX} bytes
   * @throws IllegalStateException when the writer is closed
   */
  public void tensor(String tag, long step, TensorContent tensor) {
    new Tag(tag);
    requireSize("tensor", tensor.elements().length);
    add("tensor", ContentEncoder.tensor(tag, step, now(), tensor));
  }

  /**
   * Adds the run's computation graph, which TensorBoard draws too.
   *
   * @param graph its producer reads back as {@code mindinsight}
   * @throws IllegalArgumentException when the graph has over {@link GraphModel#NODES_MAX} nodes or
   *     takes over {@link #CONTENT_BYTES_MAX} bytes, a node over 1 MiB, an attribute or note is
   *     over {@link GraphModel#ATTRIBUTE_CHARS_MAX} long, of a type that {@link GraphModel.Node}
   *     does not name, a list of several types, or called {@code _output_shapes} or {@code
   *     _mindinsight_…}, or an input's name is empty or begins with {@code ^}
   * @throws IllegalStateException when the writer is closed
   */
  public void graph(GraphModel graph) {
    add("graph", ContentEncoder.graph(now(), graph));
  }

  /**
   * Says how the training data come about. Other tools ignore it.
   *
   * @param pipeline at most 48 operations one behind the other, with parameters at most 8 deep
   * @throws IllegalArgumentException when it is larger, or a parameter is of a type that {@link
   *     DataPipeline.Operation} does not name
   * @throws IllegalStateException when the writer is closed
   */
  public void dataGraph(DataPipeline pipeline) {
    add("data graph", ContentEncoder.dataGraph(now(), pipeline));
  }

  /**
   * Says where the model comes from, as far as is known; may be called again when more is, and what
   * was said adds up; where two differ, the later counts. Other tools ignore it.
   *
   * @param lineage its data set as in {@link #dataGraph}
   * @throws IllegalArgumentException when a value is of a type that {@link Lineage} does not name
   * @throws IllegalStateException when the writer is closed
   */
  public void lineage(Lineage lineage) {
    add("lineage", ContentEncoder.lineage(now(), lineage));
  }

  /**
   * Says where the time of a step went. Other tools ignore it.
   *
   * @param step of the training
   * @param profile its own record of the step: nothing is taken from an earlier one
   * @throws IllegalArgumentException when it takes over 16 MiB
   * @throws IllegalStateException when the writer is closed
   */
  public void profile(long step, StepProfile profile) {
    add("profile", ContentEncoder.profile(step, now(), profile));
  }

  private void add(String what, byte[] event) {
    requireSize(what, event.length);
    queue.addBlob(event);
  }

  private static void requireSize(String what, long bytes) {
    if (bytes > CONTENT_BYTES_MAX) {
      throw new IllegalArgumentException(
          "Unsupported %s: got %,d bytes, want at most %,d"
              .formatted(what, bytes, CONTENT_BYTES_MAX));
    }
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

  /**
   * How many points, texts and others did not reach the file: dropped on the way, or not written.
   */
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
