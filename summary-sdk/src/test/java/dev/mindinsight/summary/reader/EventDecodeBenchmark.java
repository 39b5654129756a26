package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.ScalarEncoder;
import dev.mindinsight.summary.framing.RecordWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Scalar events a second on one thread: a file of a million points of 20 tags, from the page cache
 * into primitive columns, both checksums checked. The budget is 10 million.
 *
 * <p>2026-11-23, 2 cores (Intel Xeon), nothing else running: 16.7 ± 1.9 million a second of wall
 * time, 60 ns an event. RustBoard with {@code --checksum} reads 2.1 million a second of a core.
 *
 * <p>{@code ./mvnw -q -pl summary-sdk test-compile exec:exec
 * -Dbench=dev.mindinsight.summary.reader.EventDecodeBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EventDecodeBenchmark {

  private static final int EVENTS = 1_000_000;
  private static final int TAGS = 20;

  private final Columns columns = new Columns();
  private Path file;

  /** Runs this benchmark. */
  public static void main(String[] args) throws Exception {
    new Runner(new OptionsBuilder().include(EventDecodeBenchmark.class.getSimpleName()).build())
        .run();
  }

  /** Writes the file. */
  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("events", ".tfevents");
    ScalarEncoder[] series = new ScalarEncoder[TAGS];
    for (int i = 0; i < TAGS; i++) {
      series[i] = new ScalarEncoder("train/layer" + i + "/loss", DType.FLOAT32);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      RecordWriter records = new RecordWriter(channel);
      for (int i = 0; i < EVENTS; i++) {
        ScalarEncoder tag = series[i % TAGS];
        int start = records.begin(tag.bytesMax());
        records.end(tag.encode(records.buffer(), start, i / TAGS, 1.7e9 + i * 1e-3, 1.0 / (i + 1)));
        if (records.full()) {
          records.flush();
        }
      }
      records.flush();
    }
  }

  /** Removes the file. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  /** Reads the whole file. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public Columns decode() throws IOException {
    columns.count = 0;
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      reader.read(columns, Long.MAX_VALUE);
    }
    if (columns.count != EVENTS) {
      throw new AssertionError(columns.count);
    }
    return columns;
  }

  /** Takes points as a store would, without the store. */
  public static final class Columns implements EventSink {

    private final int[] tags = new int[EVENTS];
    private final long[] steps = new long[EVENTS];
    private final double[] wallTimes = new double[EVENTS];
    private final long[] bits = new long[EVENTS];
    private int count;

    @Override
    public void scalar(TagInfo tag, long step, double wallTimeSeconds, DType dtype, long value) {
      tags[count] = tag.index();
      steps[count] = step;
      wallTimes[count] = wallTimeSeconds;
      bits[count++] = value;
    }

    @Override
    public void event(SummaryEvent event) {
      throw new AssertionError(event);
    }
  }
}
