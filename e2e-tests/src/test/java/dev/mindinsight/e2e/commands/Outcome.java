package dev.mindinsight.e2e.commands;

/**
 * How a process ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
record Outcome(int exitCode, String out, String err) {}
