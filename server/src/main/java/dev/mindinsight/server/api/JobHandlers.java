package dev.mindinsight.server.api;

import dev.mindinsight.debugger.session.JobView;
import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.live.LiveJob;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lists jobs, attaches to them, moves them. */
final class JobHandlers {

  private final Jobs jobs;
  private final JobBodies bodies;

  JobHandlers(Jobs jobs, JobBodies bodies) {
    this.jobs = jobs;
    this.bodies = bodies;
  }

  record JobList(List<JobBodies.Job> jobs) {}

  Mono<ServerResponse> jobs(ServerRequest request) {
    Parameters.of(request);
    return bodies.all(jobs.views()).map(JobList::new).flatMap(Answers::json);
  }

  Mono<ServerResponse> job(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    job.renew();
    return answer(HttpStatus.OK, view(job));
  }

  Mono<ServerResponse> attach(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    return JsonBody.bytes(request)
        .map(DebugRequests.Attachment::of)
        .flatMap(wanted ->
            Answers.live(job.attach(wanted.client(), wanted.leaseSeconds(), wanted.take())))
        .flatMap(view -> answer(HttpStatus.OK, view));
  }

  Mono<ServerResponse> detach(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    return JsonBody.bytes(request)
        .flatMap(body -> Answers.live(job.detach(DebugRequests.detaching(body))))
        .flatMap(view -> answer(HttpStatus.OK, view));
  }

  Mono<ServerResponse> control(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    return JsonBody.bytes(request)
        .map(DebugRequests.Move::of)
        .flatMap(move -> {
          job.control(move.client(), move.control());
          return answer(HttpStatus.ACCEPTED, view(job));
        });
  }

  Mono<ServerResponse> record(ServerRequest request) {
    Parameters.of(request);
    LiveJob job = DebugRequests.job(jobs, request);
    return JsonBody.bytes(request)
        .map(DebugRequests.Recording::of)
        .flatMap(wanted -> Answers.live(job.record(wanted.client(), wanted.everySteps())))
        .flatMap(view -> answer(HttpStatus.OK, view));
  }

  private static JobView view(LiveJob job) {
    return job.view().orElseThrow();
  }

  private Mono<ServerResponse> answer(HttpStatus status, JobView job) {
    return bodies.one(job).flatMap(body -> Answers.json(status, body));
  }
}
