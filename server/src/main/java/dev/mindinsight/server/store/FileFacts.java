package dev.mindinsight.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What ingest knows of a file, with what tells it from another that takes its name.
 *
 * @param number its place in the order of the run's files, from 0
 * @param path its path below the run's directory
 * @param inode the file system's key of it; empty where there is none
 * @param sizeBytes how long it was when it was last looked at
 * @param offset the first byte that is not read yet
 * @param records whole records read
 * @param pending damage at {@code offset} whose end is not found yet, or null
 * @param firstChecksum checksum of its first record; null before there is one
 * @param lastOffset where the last whole record begins; −1 before there is one
 * @param lastChecksum checksum of that record
 * @param firstWallSeconds when it begins: the least wall time up to its first value; null before
 *     there is one
 * @param lastWallSeconds greatest wall time of its events; null before there is one
 * @param firstValueStep step of its first value; null before there is one
 * @param lastValueStep step of its last value; null before there is one
 * @param stepsGoBack whether a tag of it began below the tag's last step in older files
 * @param state whether it is still there
 */
public record FileFacts(
    int number,
    String path,
    String inode,
    long sizeBytes,
    long offset,
    long records,
    @Nullable CorruptSpan pending,
    @Nullable Integer firstChecksum,
    long lastOffset,
    int lastChecksum,
    @Nullable Double firstWallSeconds,
    @Nullable Double lastWallSeconds,
    @Nullable Long firstValueStep,
    @Nullable Long lastValueStep,
    boolean stepsGoBack,
    FileState state) {}
