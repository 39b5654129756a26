package dev.mindinsight.server.query;

import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredFile;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.server.store.StoredValue;
import dev.mindinsight.summary.reader.ContentPlace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Values that are no scalars: which there are, and where each lies. What they hold is read by
 * {@link ContentQueries}. Each answer is of one snapshot; safe from any thread.
 */
public final class ValueQueries {

  private final Store store;
  private final ServedRuns served;
  private final Map<String, Path> directories;

  /**
   * Queries of a store.
   *
   * @param store what to ask
   * @param directories the log directories that are served
   */
  public ValueQueries(Store store, List<LogDirectoryState.Named> directories) {
    this.store = store;
    this.directories =
        directories.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    LogDirectoryState.Named::label, named -> Path.of(named.path())));
    this.served = new ServedRuns(List.copyOf(this.directories.keySet()), InstantSource.system());
  }

  /**
   * The values of a tag that a request wants.
   *
   * @param request which
   * @return by step, those of one step in arrival order; in file order where every attempt is
   *     wanted. Fails with {@link NotThereException} if run, tag or attempt is not there
   */
  public Mono<List<Value>> values(ValueRequest request) {
    return store.read(reader -> values(reader, request));
  }

  /**
   * One value.
   *
   * @param request names run, tag and kind
   * @param index {@link Value#index}
   * @return fails with {@link NotThereException}
   */
  public Mono<Value> value(ValueRequest request, long index) {
    return store.read(reader -> {
      StoredRun run = served.one(reader, request.run());
      return reader.values(tag(reader, run, request), index, 1).stream()
          .filter(value -> value.index() == index)
          .findFirst()
          .map(value -> value(value, files(reader, run), request))
          .orElseThrow(() -> new NotThereException("value", Long.toString(index)));
    });
  }

  private List<Value> values(StoreReader reader, ValueRequest request) {
    StoredRun run = served.one(reader, request.run());
    StoredTag tag = tag(reader, run, request);
    AttemptView view = AttemptView.of(reader.attempts(run.id()), request.attempts());
    Map<Integer, Path> files = files(reader, run);
    Stream<Value> shown =
        reader.values(tag, 0, Integer.MAX_VALUE).stream()
            .filter(value -> view.shows(value.attempt(), value.superseded(), value.step()))
            .filter(value -> request.range().holds(key(request.range().axis(), value)))
            .map(value -> value(value, files, request));
    return (view.inFileOrder() ? shown : shown.sorted(Comparator.comparingLong(Value::step)))
        .toList();
  }

  /** The values of several tags of a run that the newest attempt shows, tag by tag. */
  List<Value> shown(StoreReader reader, StoredRun run, List<StoredTag> tags) {
    return tags.stream()
        .map(tag ->
            new ValueRequest(
                run.id().value(),
                tag.name(),
                tag.kind(),
                new AttemptChoice.Newest(),
                Range.all(Axis.STEP)))
        .flatMap(request -> values(reader, request).stream())
        .toList();
  }

  private static long key(Axis axis, StoredValue value) {
    return axis == Axis.STEP ? value.step() : Axis.key(value.wallTimeSeconds());
  }

  private static StoredTag tag(StoreReader reader, StoredRun run, ValueRequest request) {
    return reader
        .tag(run.id(), request.tag(), request.kind())
        .orElseThrow(() -> new NotThereException(request.kind().apiName() + " tag", request.tag()));
  }

  private Map<Integer, Path> files(StoreReader reader, StoredRun run) {
    Path directory = directories.getOrDefault(run.label(), Path.of("")).resolve(run.path());
    return reader.files(run.id()).stream()
        .collect(Collectors.toMap(StoredFile::number, file -> directory.resolve(file.path())));
  }

  private static Value value(StoredValue value, Map<Integer, Path> files, ValueRequest request) {
    Path file = files.get(value.file());
    if (file == null) {
      throw new IllegalStateException("Conflict: no file number " + value.file());
    }
    return new Value(
        value.index(),
        value.attempt(),
        value.step(),
        value.wallTimeSeconds(),
        value.media(),
        value.recordBytes(),
        file,
        new ContentPlace(value.recordOffset(), value.recordChecksum(), value.valueIndex()),
        request.kind());
  }
}
