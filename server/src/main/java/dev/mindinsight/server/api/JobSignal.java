package dev.mindinsight.server.api;

import dev.mindinsight.server.live.Jobs;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Tells that jobs have changed, by a number that grows; who waits reads them by themselves. */
final class JobSignal {

  private final Sinks.Many<Long> changes = Sinks.many().replay().latestOrDefault(0L);
  private long count;

  JobSignal(Jobs jobs) {
    jobs.onChange(this::next);
  }

  private synchronized void next() {
    changes.tryEmitNext(++count);
  }

  synchronized long now() {
    return count;
  }

  /** Completes after a change that came later, at once if there was one; on no thread of a job. */
  Mono<Long> after(long seen) {
    return changes.asFlux().filter(newest -> newest > seen).next().publishOn(Schedulers.parallel());
  }
}
