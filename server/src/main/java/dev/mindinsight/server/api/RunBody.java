package dev.mindinsight.server.api;

import dev.mindinsight.server.query.RunView;
import org.jspecify.annotations.Nullable;

/** A run in an answer; meanings as in {@link RunView}. */
record RunBody(
    String id,
    String name,
    String logdir,
    String producer,
    String status,
    int attempts,
    @Nullable Long firstStep,
    @Nullable Long lastStep,
    @Nullable Double started,
    @Nullable Double updated,
    long points,
    @Nullable String parent) {

  static RunBody of(RunView run) {
    return new RunBody(
        run.id(),
        run.name(),
        run.logdir(),
        run.producer(),
        run.status().apiName(),
        run.attempts(),
        run.firstStep(),
        run.lastStep(),
        run.started(),
        run.updated(),
        run.points(),
        run.parent());
  }
}
