package dev.mindinsight.server.query;

import dev.mindinsight.lineage.RunLineage;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.Lineage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lineage of all runs, whoever wrote it: lineage records, data pipelines and hyperparameters. Safe
 * from any thread.
 */
public final class LineageQueries {

  /** In the order in which they are brought together: a lineage record is the more exact one. */
  private static final List<Kind> KINDS = List.of(Kind.HPARAMS, Kind.DATA_GRAPH, Kind.LINEAGE);

  private final Store store;
  private final ServedRuns served;
  private final ValueQueries values;
  private final ContentQueries contents;

  /**
   * Queries of a store.
   *
   * @param store what to ask
   * @param labels the labels of the log directories that are served
   * @param values tells where records lie
   * @param contents reads them
   */
  public LineageQueries(
      Store store, List<String> labels, ValueQueries values, ContentQueries contents) {
    this.store = store;
    this.served = new ServedRuns(labels, InstantSource.system());
    this.values = values;
    this.contents = contents;
  }

  /** A run with the places of its records. */
  private record Recorded(StoredRun run, String name, List<Value> records) {}

  /**
   * Every run that said anything of its lineage.
   *
   * @return by log directory, then path
   */
  public Mono<List<LineageView>> lineage() {
    return store
        .read(this::recorded)
        .flatMap(runs -> Flux.fromIterable(runs).concatMap(this::read).collectList())
        .flatMap(runs -> store.read(reader -> withMetrics(reader, runs)));
  }

  private List<Recorded> recorded(StoreReader reader) {
    Map<StoredRun, List<StoredTag>> tags = new LinkedHashMap<>();
    served.all(reader).forEach(run -> tags.put(run, new ArrayList<>()));
    for (Kind kind : KINDS) {
      var ofKind = reader.tags(kind);
      tags.forEach((run, all) -> all.addAll(ofKind.getOrDefault(run.id(), List.of())));
    }
    return tags.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry ->
            new Recorded(
                entry.getKey(),
                served.view(entry.getKey()).name(),
                values.shown(reader, entry.getKey(), entry.getValue())))
        .toList();
  }

  /** A run whose records were read. */
  private record Read(StoredRun run, String name, Lineage lineage) {}

  private Mono<Read> read(Recorded run) {
    return contents
        .contentsOrFaults(run.records(), (value, content) -> lineage(content))
        .map(read -> {
          Lineage said = RunLineage.of(read.items());
          Lineage faults =
              Lineage.ofFaults(
                  read.faults().stream().map(Contents.Fault::reason).distinct().toList());
          return new Read(run.run(), run.name(), said.with(faults));
        });
  }

  private static Lineage lineage(Content content) {
    return switch (content) {
      case Lineage lineage -> lineage;
      case DataPipeline pipeline -> Lineage.ofDataset(pipeline);
      default -> throw new IllegalStateException("No lineage: " + content.getClass());
    };
  }

  private static List<LineageView> withMetrics(StoreReader reader, List<Read> runs) {
    Map<String, List<String>> compared = new LinkedHashMap<>();
    runs.forEach(run -> compared.put(place(run.run()), run.lineage().metricTags()));
    return runs.stream()
        .map(run ->
            new LineageView(
                run.run().id().value(),
                run.name(),
                RunLineage.withLast(
                    run.lineage(),
                    metricTags(run.run(), compared),
                    tag -> last(reader, run.run(), tag))))
        .toList();
  }

  /** An experiment may stand above its sessions: the nearest one that names metrics counts. */
  private static List<String> metricTags(StoredRun run, Map<String, List<String>> compared) {
    return above(place(run))
        .map(place -> compared.getOrDefault(place, List.of()))
        .filter(tags -> !tags.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static String place(StoredRun run) {
    return run.label() + "\0" + (run.path().equals(".") ? "" : "/" + run.path());
  }

  /** A place and those above it, up to its log directory. */
  private static Stream<String> above(String place) {
    return Stream.iterate(
        place, p -> !p.isEmpty(), p -> p.substring(0, Math.max(0, p.lastIndexOf('/'))));
  }

  private static @Nullable Double last(StoreReader reader, StoredRun run, String tag) {
    return reader
        .tag(run.id(), tag, Kind.SCALAR)
        .map(StoredTag::last)
        .map(last -> last.dtype().toDouble(last.bits()))
        .orElse(null);
  }
}
