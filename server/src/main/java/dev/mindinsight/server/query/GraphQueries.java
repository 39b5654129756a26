package dev.mindinsight.server.query;

import dev.mindinsight.server.graph.DataPipelineGraph;
import dev.mindinsight.server.graph.GraphHierarchy;
import dev.mindinsight.server.layout.GraphLayout;
import dev.mindinsight.server.layout.GraphLayouts;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.reader.ContentPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Graphs and data pipelines, the newest value of each tag. They are slow to read, so that the last
 * ones stay in memory; one whose file is gone is gone all the same. Safe from any thread.
 */
public final class GraphQueries implements AutoCloseable {

  /** Nodes of all graphs in memory: one of the greatest, or a thousand usual ones. */
  private static final long NODES_KEPT_MAX = GraphModel.NODES_MAX;

  /** Boxes and routes of all layouts in memory, a few hundred bytes each. */
  private static final long PLACES_KEPT_MAX = 100_000;

  /** Answers that wait for the thread that looks through graphs; more are refused at once. */
  private static final int WAITING_MAX = 1_000;

  private final RunQueries runs;
  private final ValueQueries values;
  private final ContentQueries contents;
  private final GraphLayouts layouts = new GraphLayouts();
  private final Scheduler looking =
      Schedulers.newBoundedElastic(1, WAITING_MAX, "graph-reader", 60, true);
  private final WeighedCache<GraphKey, GraphHierarchy> graphs =
      new WeighedCache<>(NODES_KEPT_MAX, graph -> graph.nodes() + 1L);
  private final WeighedCache<LayoutKey, GraphLayout> placed =
      new WeighedCache<>(
          PLACES_KEPT_MAX, layout -> 1L + layout.boxes().size() + layout.routes().size());

  /**
   * Queries of graphs.
   *
   * @param runs tells which tags there are
   * @param values tells where the graphs lie
   * @param contents reads them
   */
  public GraphQueries(RunQueries runs, ValueQueries values, ContentQueries contents) {
    this.runs = runs;
    this.values = values;
    this.contents = contents;
  }

  /** A graph in a file: another file of the same name has another inode. */
  private record GraphKey(
      Path file, @Nullable Object inode, ContentPlace place, Kind kind, String run) {}

  private record LayoutKey(GraphKey graph, @Nullable Set<String> open) {}

  /**
   * The graphs of a run.
   *
   * @param run the run's id
   * @return in the order in which their tags first appeared; fails with {@link NotThereException}
   */
  public Mono<List<GraphEntry>> graphs(String run) {
    return runs.tags(run)
        .flatMapMany(Flux::fromIterable)
        .filter(tag -> tag.kind() == Kind.GRAPH || tag.kind() == Kind.DATA_GRAPH)
        .concatMap(tag -> entry(run, tag))
        .collectList();
  }

  private Mono<GraphEntry> entry(String run, TagView tag) {
    return newest(run, tag.tag(), tag.kind())
        .flatMap(this::hierarchy)
        .map(graph ->
            new GraphEntry(tag.tag(), tag.kind(), graph.nodes(), graph.model().producer(), null))
        .onErrorResume(
            e -> e instanceof GoneException || e instanceof UnreadableException,
            e ->
                Mono.just(
                    new GraphEntry(tag.tag(), tag.kind(), 0, "", String.valueOf(e.getMessage()))));
  }

  /**
   * Looks into a graph.
   *
   * @param run the run's id
   * @param tag a tag of graphs or of data graphs; the graphs if it has both
   * @param look makes the answer; may take its time
   * @return fails with {@link NotThereException}, {@link GoneException} or {@link
   *     UnreadableException}
   */
  public <T> Mono<T> look(String run, String tag, Function<GraphHierarchy, T> look) {
    return newest(run, tag).flatMap(this::hierarchy).publishOn(looking).map(look);
  }

  /**
   * Lays out what is seen of a graph.
   *
   * @param run the run's id
   * @param tag as for {@link #look}
   * @param open names of the scopes that are open; null for a good first view
   * @return fails as {@link #look} does
   */
  public Mono<GraphLayout> layout(String run, String tag, @Nullable Set<String> open) {
    return newest(run, tag)
        .flatMap(place ->
            hierarchy(place)
                .flatMap(graph ->
                    placed.get(new LayoutKey(place.key(), open), layouts.layout(graph, open))));
  }

  /** Where a graph lies. */
  private record Place(Value value, GraphKey key) {}

  private Mono<Place> newest(String run, String tag) {
    return newest(run, tag, Kind.GRAPH)
        .onErrorResume(
            NotThereException.class,
            none ->
                newest(run, tag, Kind.DATA_GRAPH).onErrorMap(NotThereException.class, e -> none));
  }

  private Mono<Place> newest(String run, String tag, Kind kind) {
    ValueRequest request =
        new ValueRequest(run, tag, kind, new AttemptChoice.Newest(), Range.all(Axis.STEP));
    return values
        .values(request)
        .map(all -> {
          if (all.isEmpty()) {
            throw new NotThereException(kind.apiName() + " tag", tag);
          }
          Value newest = all.getLast();
          return new Place(newest, key(run, newest));
        });
  }

  private static GraphKey key(String run, Value value) {
    return new GraphKey(value.file(), inode(value.file()), value.place(), value.kind(), run);
  }

  /** Null where there is no file: reading it will say so, and so nothing is kept under it. */
  private static @Nullable Object inode(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }

  private Mono<GraphHierarchy> hierarchy(Place place) {
    return graphs.get(
        place.key(),
        contents.content(place.value()).flatMap(content -> hierarchy(place.key(), content)));
  }

  private Mono<GraphHierarchy> hierarchy(GraphKey key, Content content) {
    return switch (content) {
      case GraphModel model -> Mono.just(GraphHierarchy.of(model));
      case DataPipeline pipeline ->
          runs.run(key.run())
              .map(run -> GraphHierarchy.of(DataPipelineGraph.of(pipeline, run.producer())));
      default ->
          Mono.error(
              new UnreadableException(
                  "Unsupported: want a graph, got " + content.getClass().getSimpleName()));
    };
  }

  /** Ends the threads. */
  @Override
  public void close() {
    layouts.close();
    looking.dispose();
  }
}
