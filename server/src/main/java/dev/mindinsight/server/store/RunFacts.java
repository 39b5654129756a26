package dev.mindinsight.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What ingest knows of a run beside its points; meanings as in {@link StoredRun}.
 *
 * @param label the label of its log directory
 * @param path its path below that
 * @param parent the run that this one is bookkeeping of, or null
 * @param producer who wrote it, or {@code unknown}
 * @param uuid the run's UUID from its run mark, or null
 * @param startedSeconds wall time of the first event, or null
 * @param updatedSeconds greatest wall time of any event, or null
 * @param end how the run says it ended
 * @param growth when it grew
 * @param behindBytes bytes not read yet
 * @param present whether any of its files is still there
 */
public record RunFacts(
    String label,
    String path,
    @Nullable RunId parent,
    String producer,
    @Nullable String uuid,
    @Nullable Double startedSeconds,
    @Nullable Double updatedSeconds,
    RunEnd end,
    RunGrowth growth,
    long behindBytes,
    boolean present) {}
