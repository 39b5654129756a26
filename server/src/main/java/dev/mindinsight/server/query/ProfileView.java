package dev.mindinsight.server.query;

import java.util.List;

/**
 * What was recorded of where a run's time went. A run has one profile at most, which has the run's
 * id.
 *
 * @param run the run's id
 * @param producer who wrote the run
 * @param steps those that were recorded and can be read, ascending; of the newest attempt
 * @param events runs of nodes in all these steps
 * @param durationNanos of all these steps
 * @param faults steps that cannot be read
 */
public record ProfileView(
    String run,
    String producer,
    List<Long> steps,
    long events,
    long durationNanos,
    List<Contents.Fault> faults) {}
