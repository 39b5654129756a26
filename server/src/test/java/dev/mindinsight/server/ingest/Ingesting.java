package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.query.LogDirectoryState;
import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.PointRange;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** A store being filled from log directories, for tests. */
final class Ingesting implements AutoCloseable {

  /** Generous: machines that build are busy. */
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** A point as a test compares it. */
  record Point(long step, double wallTimeSeconds, long bits, DType dtype, int attempt) {

    double value() {
      return dtype.toDouble(bits);
    }
  }

  final Store store;
  private final List<LogDirectoryState.Named> served;
  private Ingest ingest;

  Ingesting(Path workspace, LogDirectory... directories) {
    this(H2Store.open(workspace), directories);
  }

  Ingesting(Store store, LogDirectory... directories) {
    this.store = store;
    served =
        Stream.of(directories)
            .map(one -> new LogDirectoryState.Named(one.label(), one.path().toString()))
            .toList();
    ingest = Ingest.start(store.writer(), List.of(directories));
  }

  static Ingesting of(Path workspace, Path logs) {
    return new Ingesting(workspace, new LogDirectory("logs", logs));
  }

  static Ingesting polling(Path workspace, Path logs) {
    Ingesting ingesting = new Ingesting(workspace);
    ingesting.ingest.close();
    ingesting.ingest =
        Ingest.start(ingesting.store.writer(), List.of(new LogDirectory("logs", logs)), true);
    return ingesting;
  }

  <T> T read(Function<StoreReader, T> query) {
    return store.read(query).blockOptional().orElseThrow();
  }

  /** The log directories, for queries of contents. */
  List<LogDirectoryState.Named> served() {
    return served;
  }

  List<String> faults() {
    return ingest.faults();
  }

  List<StoredRun> runs() {
    return read(StoreReader::runs);
  }

  StoredRun run(String path) {
    return runs().stream().filter(run -> run.path().equals(path)).findFirst().orElseThrow();
  }

  List<String> notes(String path) {
    return read(reader -> reader.notes(RunId.of("logs", path)));
  }

  long points(String path) {
    return runs().stream()
        .filter(run -> run.path().equals(path))
        .mapToLong(StoredRun::points)
        .sum();
  }

  /** All points of all attempts in arrival order. */
  List<Point> points(String path, String tag) {
    return read(reader -> {
      List<Point> points = new ArrayList<>();
      reader
          .tag(RunId.of("logs", path), tag, Kind.SCALAR)
          .ifPresent(found -> add(reader, found, points));
      return points;
    });
  }

  private static void add(StoreReader reader, StoredTag tag, List<Point> points) {
    for (PointRange range : reader.points(tag, 0, tag.points())) {
      PointBlock block = range.points();
      for (int i = 0; i < block.count(); i++) {
        points.add(
            new Point(
                block.steps()[i],
                block.wallTimesSeconds()[i],
                block.bits()[i],
                range.dtype(),
                range.attempt()));
      }
    }
  }

  void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - until).as("waited in vain: %s", what).isNegative();
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void awaitPoints(String path, long count) {
    await(count + " points of " + path, () -> points(path) >= count);
  }

  void awaitNote(String path, String part) {
    await(
        "note \"" + part + "\"", () -> notes(path).stream().anyMatch(note -> note.contains(part)));
  }

  @Override
  public void close() {
    ingest.close();
    store.close();
  }
}
