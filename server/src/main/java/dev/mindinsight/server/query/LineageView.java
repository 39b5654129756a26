package dev.mindinsight.server.query;

import dev.mindinsight.summary.content.Lineage;

/**
 * The lineage of a run.
 *
 * @param run the run's id
 * @param name its name
 * @param lineage what its records say together; its faults name what could not be read
 */
public record LineageView(String run, String name, Lineage lineage) {}
