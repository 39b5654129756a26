package dev.mindinsight.server.ingest;

import java.nio.file.Path;

/**
 * A directory below which runs are looked for.
 *
 * @param label names it in run names and run ids; unique among the log directories
 * @param path where it is; need not be there yet
 */
public record LogDirectory(String label, Path path) {}
