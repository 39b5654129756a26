package dev.mindinsight.server.api;

import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.query.RunQueries;
import java.util.List;

/** The requests about jobs that are debugged. */
final class DebugRoutes {

  private static final String JOBS = "/v1/debug/jobs";
  private static final String JOB = JOBS + "/{id}";

  private DebugRoutes() {}

  static List<Route> of(Jobs jobs, RunQueries runs) {
    JobHandlers handlers = new JobHandlers(jobs, new JobBodies(runs));
    JobTensorHandlers tensors = new JobTensorHandlers(jobs);
    WatchpointHandlers watchpoints = new WatchpointHandlers(jobs);
    return List.of(
        Route.get(JOBS, handlers::jobs),
        Route.get(JOB, handlers::job),
        Route.post(JOB + "/attach", handlers::attach),
        Route.post(JOB + "/detach", handlers::detach),
        Route.post(JOB + "/control", handlers::control),
        Route.post(JOB + "/recorder", handlers::record),
        Route.get(JOB + "/tensors", tensors::tensors),
        Route.get(JOB + "/tensor", tensors::tensor),
        Route.get(JOB + "/tensor/histogram", tensors::histogram),
        Route.get(JOB + "/watchpoints", watchpoints::list),
        Route.post(JOB + "/watchpoints", watchpoints::add),
        Route.delete(JOB + "/watchpoints/{watchpoint}", watchpoints::remove),
        Route.get(JOB + "/hits", watchpoints::hits));
  }
}
