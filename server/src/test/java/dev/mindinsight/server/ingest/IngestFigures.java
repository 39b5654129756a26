package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.codec.ScalarEncoder;
import dev.mindinsight.summary.framing.RecordWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Reads a directory of event files into a new store, as a server does at its first start, and
 * prints how long that took: {@code DIRECTORY RUNS TAGS STEPS [RUSTBOARD [PYTHON]]}, the last being
 * TensorBoard's loaders to be timed beside it; {@code docs/benchmarks.md} has results. The
 * directory is made when it is not there: float32 values that wander, wall times a millisecond
 * apart with jitter.
 */
final class IngestFigures {

  private static final double START_SECONDS = 1.7e9;

  private IngestFigures() {}

  public static void main(String[] args) throws Exception {
    Path logs = Path.of(args[0]);
    int runs = Integer.parseInt(args[1]);
    int tags = Integer.parseInt(args[2]);
    int steps = Integer.parseInt(args[3]);
    if (!Files.exists(logs)) {
      write(logs, runs, tags, steps);
    }
    read(logs, (long) runs * tags * steps);
    if (args.length > 4) {
      Path rustBoard = Path.of(args[4]);
      RustBoard.load(rustBoard, logs);
      RustBoard.load(rustBoard, logs, "--samples-per-plugin=scalars=all");
    }
    if (args.length > 5) {
      PythonLoader.load(Path.of(args[5]), logs);
    }
  }

  private static void write(Path logs, int runs, int tags, int steps) throws IOException {
    for (int run = 0; run < runs; run++) {
      Path directory = Files.createDirectories(logs.resolve("run-%04d".formatted(run)));
      writeRun(directory.resolve("events.out.tfevents.1700000000.host"), run, tags, steps);
    }
  }

  private static void writeRun(Path file, int run, int tags, int steps) throws IOException {
    Random random = new Random(run);
    ScalarEncoder[] series = new ScalarEncoder[tags];
    float[] values = new float[tags];
    for (int i = 0; i < tags; i++) {
      series[i] = new ScalarEncoder("train/layer%03d/loss".formatted(i), DType.FLOAT32);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      RecordWriter records = new RecordWriter(channel);
      for (int step = 0; step < steps; step++) {
        for (int i = 0; i < tags; i++) {
          values[i] += (float) (random.nextGaussian() * 0.01);
          double wall = START_SECONDS + step * 1e-3 + random.nextInt(1_000) * 1e-6;
          int start = records.begin(series[i].bytesMax());
          records.end(series[i].encode(records.buffer(), start, step, wall, values[i]));
          if (records.full()) {
            records.flush();
          }
        }
      }
      records.flush();
    }
  }

  private static void read(Path logs, long points) throws Exception {
    Path workspace = Files.createTempDirectory("ingest-figures");
    System.out.println("store in " + workspace);
    long start = System.nanoTime();
    try (H2Store store = H2Store.open(workspace)) {
      try (Ingest ingest = Ingest.start(store.writer(), List.of(new LogDirectory("logs", logs)))) {
        while (committed(store) < points) {
          Thread.sleep(50);
        }
        print("committed", points, start);
      }
    }
    print("closed", points, start);
    try (Stream<Path> files = Files.walk(workspace)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(IngestFigures::size).sum();
      System.out.printf("%.2f bytes a point on disk%n", bytes / (double) points);
    }
  }

  private static long committed(H2Store store) {
    return store.read(reader -> reader.runs().stream().mapToLong(StoredRun::points).sum()).block();
  }

  private static void print(String what, long points, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        "%s: %.2f s, %.2f M points/s; %.2f s of processor time%n",
        what, seconds, points / seconds / 1e6, system.getProcessCpuTime() / 1e9);
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
