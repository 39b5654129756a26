package dev.mindinsight.server.store;

import org.jspecify.annotations.Nullable;

/**
 * A run as one row. Nothing here changes while no data does.
 *
 * @param id its id
 * @param label the label of its log directory
 * @param path its path below that, separated by {@code /}; {@code .} for the log directory itself
 * @param parent the run that this one is bookkeeping or a rank of, or null
 * @param producer {@code engine}, {@code torch}, {@code tensorboardx}, {@code tensorflow}, …, or
 *     {@code unknown}
 * @param uuid the run's UUID from its run mark, or null
 * @param attempts how many attempts, at least 1
 * @param points scalar points of all attempts, those of replaced files included
 * @param firstStep smallest step of any scalar point of files not replaced; null without points
 * @param lastStep greatest step of the newest attempt that has points; null without points
 * @param startedSeconds wall time of the first event; null before there is one
 * @param updatedSeconds greatest wall time of any event; null before there is one
 * @param end how the run says it ended
 * @param growth when it grew, on the server's clock
 * @param records whole records read
 * @param bytes bytes read, of all files
 * @param behindBytes bytes that lie in the files and are not read yet, half a record included
 * @param present whether any of its files is still there
 */
public record StoredRun(
    RunId id,
    String label,
    String path,
    @Nullable RunId parent,
    String producer,
    @Nullable String uuid,
    int attempts,
    long points,
    @Nullable Long firstStep,
    @Nullable Long lastStep,
    @Nullable Double startedSeconds,
    @Nullable Double updatedSeconds,
    RunEnd end,
    RunGrowth growth,
    long records,
    long bytes,
    long behindBytes,
    boolean present) {}
