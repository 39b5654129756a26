package dev.mindinsight.debugger.session;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of a job at one moment.
 *
 * @param id the job's id
 * @param run the UUID that its event file bears
 * @param name what a person calls the run
 * @param state how it is doing
 * @param step training step of {@code node}
 * @param firstStep the first that was heard of
 * @param node full name of the node that runs next; not null while paused
 * @param attached whether every node is looked at
 * @param controller who may move it; null while nobody is attached
 * @param leaseSeconds how long it stays attached without any request; null while it is not
 * @param recordsEverySteps steps from one recorded step to the next, 0 where none is recorded; null
 *     while it is not known, and of a job without a recorder
 */
public record JobView(
    String id,
    String run,
    String name,
    JobState state,
    long step,
    long firstStep,
    @Nullable String node,
    boolean attached,
    @Nullable String controller,
    @Nullable Integer leaseSeconds,
    @Nullable Integer recordsEverySteps) {}
