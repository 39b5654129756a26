package dev.mindinsight.server.store;

/**
 * A file of a run.
 *
 * @param number its place in the order in which the run's files are read, from 0
 * @param path its path below the run's directory
 * @param sizeBytes how long it was when it was last looked at
 * @param offset the first byte that is not read yet
 * @param records whole records read
 * @param state whether it is still there
 */
public record StoredFile(
    int number, String path, long sizeBytes, long offset, long records, FileState state) {}
