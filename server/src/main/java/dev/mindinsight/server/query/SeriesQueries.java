package dev.mindinsight.server.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointRange;
import dev.mindinsight.server.store.Pyramid;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredAttempt;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Scalar series: reduced, whole, or part by part. Safe from any thread. */
public final class SeriesQueries {

  private final Store store;
  private final ServedRuns served;
  private final Averages averages = new Averages();

  /**
   * Queries of a store.
   *
   * @param store what to ask
   * @param labels the labels of the log directories that are served
   */
  public SeriesQueries(Store store, List<String> labels) {
    this.store = store;
    this.served = new ServedRuns(labels, InstantSource.system());
  }

  /**
   * One series.
   *
   * @param request what is wanted of it
   * @return the series; fails with {@link NotThereException} if run, tag or attempt is not there
   */
  public Mono<Series> series(SeriesRequest request) {
    return store.read(reader -> series(reader, request));
  }

  /**
   * Checks that every run, tag and attempt is there, so that a long answer does not fail half-way.
   *
   * @param requests what is wanted
   * @return fails with {@link NotThereException} for the first that is not there
   */
  public Mono<Void> requireAll(List<SeriesRequest> requests) {
    return store
        .read(reader -> {
          requests.stream()
              .collect(groupingBy(SeriesRequest::run, LinkedHashMap::new, toList()))
              .forEach((run, wanted) -> requireAll(reader, run, wanted));
          return true;
        })
        .then();
  }

  private void requireAll(StoreReader reader, String run, List<SeriesRequest> requests) {
    RunId id = served.one(reader, run).id();
    List<StoredAttempt> attempts = reader.attempts(id);
    Set<String> tags =
        reader.tags(id).stream()
            .filter(tag -> tag.kind() == Kind.SCALAR)
            .map(StoredTag::name)
            .collect(toSet());
    for (SeriesRequest request : requests) {
      if (!tags.contains(request.tag())) {
        throw new NotThereException("scalar tag", request.tag());
      }
      AttemptView.of(attempts, request.attempts());
    }
  }

  /**
   * A part of a whole series.
   *
   * @param part which
   * @return its points
   */
  public Mono<Columns> part(Series.Part part) {
    return store.read(reader -> {
      StoredTag tag = tag(reader, part.request());
      Gathering gathering = part.gathering();
      for (BlockHeader block : part.window().blocks()) {
        for (PointRange range : reader.points(tag, block.firstIndex(), block.count())) {
          gathering.add(block, range.points());
        }
      }
      return gathering.result();
    });
  }

  /** One series in a snapshot that is open. */
  Series series(StoreReader reader, SeriesRequest request) {
    StoredTag tag = tag(reader, request);
    SeriesValues values = new SeriesValues(dtype(tag));
    if (request.width() == SeriesRequest.AS_TENSORBOARD) {
      return TensorBoardSample.of(reader, tag, values);
    }
    Selection selection = new Selection(view(reader, tag, request), request.range());
    Pyramid pyramid = reader.pyramid(tag);
    Extent extent = Extent.of(reader, tag, pyramid, selection);
    boolean whole = request.width() == SeriesRequest.WHOLE;
    if (!whole && extent.count() > request.width()) {
      Grid grid = Grid.of(selection.axis(), extent, pyramid, request.width());
      Reduction reduction = new Reduction(selection, values, grid);
      Descent.go(reader, tag, pyramid, grid.finest(), reduction);
      Reduction.Reduced result = reduction.result();
      return new Series.Drawn(
          extent.count(),
          result.last(),
          result.buckets(),
          smoothed(reader, tag, selection, request, result.indices()));
    }
    Survey survey = Survey.of(reader, tag, extent, selection);
    if (whole && survey.count() > Windows.POINTS_MAX) {
      return new Series.Whole(
          values.dtype(),
          survey.count(),
          Windows.of(reader, selection, survey).stream()
              .map(window -> new Series.Part(request, selection, window, values.dtype()))
              .toList());
    }
    Gathering gathering = new Gathering(selection, values, (int) survey.count());
    for (BlockHeader block : survey.blocks()) {
      gathering.add(block, reader.load(block));
    }
    return new Series.Drawn(
        survey.count(),
        gathering.result(),
        null,
        smoothed(reader, tag, selection, request, gathering.indices()));
  }

  private double @Nullable [] smoothed(
      StoreReader reader,
      StoredTag tag,
      Selection selection,
      SeriesRequest request,
      long[] indices) {
    return request.smoothing() == 0
        ? null
        : Smoothing.at(reader, tag, selection.view(), averages, request.smoothing(), indices);
  }

  private StoredTag tag(StoreReader reader, SeriesRequest request) {
    return reader
        .tag(served.one(reader, request.run()).id(), request.tag(), Kind.SCALAR)
        .orElseThrow(() -> new NotThereException("scalar tag", request.tag()));
  }

  private static AttemptView view(StoreReader reader, StoredTag tag, SeriesRequest request) {
    return AttemptView.of(reader.attempts(tag.run()), request.attempts());
  }

  private static DType dtype(StoredTag tag) {
    DType dtype = tag.dtype();
    return dtype == null ? DType.FLOAT32 : dtype;
  }
}
