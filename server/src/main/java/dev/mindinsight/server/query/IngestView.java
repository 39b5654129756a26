package dev.mindinsight.server.query;

/**
 * How far reading has come. Nothing here changes while no data does.
 *
 * @param runs how many runs are served
 * @param behindBytes bytes that lie in their files and are not read yet
 */
public record IngestView(int runs, long behindBytes) {}
