package dev.mindinsight.server.query;

import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredRun;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The runs of the log directories that this server serves. A store may hold others: it stays when
 * the next start names other directories.
 */
final class ServedRuns {

  private final Set<String> labels;
  private final InstantSource clock;

  ServedRuns(List<String> labels, InstantSource clock) {
    this.labels = Set.copyOf(labels);
    this.clock = clock;
  }

  Stream<StoredRun> all(StoreReader reader) {
    return reader.runs().stream().filter(this::served);
  }

  Optional<StoredRun> find(StoreReader reader, RunId id) {
    return reader.run(id).filter(this::served);
  }

  StoredRun one(StoreReader reader, String id) {
    return parse(id)
        .flatMap(run -> find(reader, run))
        .orElseThrow(() -> new NotThereException("run", id));
  }

  /** What has not the form of an id is no id of any run. */
  private static Optional<RunId> parse(String id) {
    try {
      return Optional.of(new RunId(id));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private boolean served(StoredRun run) {
    return labels.contains(run.label());
  }

  RunView view(StoredRun run) {
    return new RunView(
        run.id().value(),
        labels.size() == 1 ? run.path() : run.label() + "/" + run.path(),
        run.label(),
        run.producer(),
        RunStatus.of(run, clock.millis()),
        run.attempts(),
        run.firstStep(),
        run.lastStep(),
        run.startedSeconds(),
        run.updatedSeconds(),
        run.points(),
        run.parent() == null ? null : run.parent().value());
  }
}
