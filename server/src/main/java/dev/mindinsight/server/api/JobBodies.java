package dev.mindinsight.server.api;

import dev.mindinsight.debugger.session.JobView;
import dev.mindinsight.server.query.NotThereException;
import dev.mindinsight.server.query.RunQueries;
import dev.mindinsight.summary.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the API tells of jobs: what the debugger knows, and which run they write. */
final class JobBodies {

  /** What a job of our engine can be told to do. */
  private static final List<String> CAPABILITIES =
      List.of("pause", "node", "step", "watch", "tensor", "terminate");

  private final RunQueries runs;

  JobBodies(RunQueries runs) {
    this.runs = runs;
  }

  record Job(
      String id,
      @Nullable String run,
      String name,
      String producer,
      String state,
      long step,
      @Nullable String node,
      boolean attached,
      List<String> capabilities,
      @Nullable Recorder recorder) {

    static Job of(JobView job, @Nullable String run) {
      return new Job(
          job.id(),
          run,
          job.name(),
          "engine",
          job.state().apiName(),
          job.step(),
          job.node(),
          job.attached(),
          CAPABILITIES,
          Recorder.of(job));
    }
  }

  /** How often a step is recorded; 0 for none. */
  record Recorder(int everySteps) {

    static @Nullable Recorder of(JobView job) {
      Integer everySteps = job.recordsEverySteps();
      return everySteps == null ? null : new Recorder(everySteps);
    }
  }

  record Graph(String tag) {}

  /** A live job cannot be taken back to any step: none is recorded. */
  record Steps(long first, long last, List<Long> recorded) {}

  record OneJob(
      String id,
      @Nullable String run,
      String name,
      String producer,
      String state,
      long step,
      @Nullable String node,
      boolean attached,
      List<String> capabilities,
      @Nullable Recorder recorder,
      List<Graph> graphs,
      List<Integer> ranks,
      Steps steps,
      @Nullable String controller,
      @Nullable Integer leaseSeconds) {

    static OneJob of(JobView view, @Nullable String run, List<Graph> graphs) {
      Job job = Job.of(view, run);
      return new OneJob(
          job.id(),
          run,
          job.name(),
          job.producer(),
          job.state(),
          job.step(),
          job.node(),
          job.attached(),
          job.capabilities(),
          job.recorder(),
          graphs,
          List.of(0),
          new Steps(view.firstStep(), view.step(), List.of()),
          view.controller(),
          view.leaseSeconds());
    }
  }

  Mono<List<Job>> all(List<JobView> jobs) {
    return Answers.timely(runs.byUuid())
        .map(byUuid -> jobs.stream().map(job -> Job.of(job, byUuid.get(job.run()))).toList());
  }

  Mono<OneJob> one(JobView job) {
    return Answers.timely(runs.byUuid())
        .flatMap(byUuid -> {
          String run = byUuid.get(job.run());
          return run == null
              ? Mono.just(OneJob.of(job, null, List.of()))
              : graphs(run).map(graphs -> OneJob.of(job, run, graphs));
        });
  }

  private Mono<List<Graph>> graphs(String run) {
    return Answers.timely(runs.tags(run))
        .map(tags ->
            tags.stream()
                .filter(tag -> tag.kind() == Kind.GRAPH)
                .map(tag -> new Graph(tag.tag()))
                .toList())
        // Its directory was taken away in between.
        .onErrorResume(NotThereException.class, gone -> Mono.just(List.of()));
  }
}
