package dev.mindinsight.server.query;

import org.jspecify.annotations.Nullable;

/**
 * A run as a list shows it. Nothing but the status changes while no data does.
 *
 * @param id its id
 * @param name its path below its log directory, with the directory's label in front if the server
 *     has several
 * @param logdir its log directory's label
 * @param producer who wrote it
 * @param status how it is doing
 * @param attempts how many attempts, at least 1
 * @param firstStep smallest step of any scalar point; null without points
 * @param lastStep greatest step of the newest attempt; null without points
 * @param started wall time of the first event in seconds since the epoch; null without events
 * @param updated greatest wall time of any event in seconds since the epoch; null without events
 * @param points scalar points of all attempts
 * @param parent id of the run that this one is bookkeeping or a rank of, or null
 */
public record RunView(
    String id,
    String name,
    String logdir,
    String producer,
    RunStatus status,
    int attempts,
    @Nullable Long firstStep,
    @Nullable Long lastStep,
    @Nullable Double started,
    @Nullable Double updated,
    long points,
    @Nullable String parent) {}
