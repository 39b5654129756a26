/**
 * Where models came from: the records of a run brought together, and data pipelines that can be
 * told apart. Pure: records in, facts out. Read {@link dev.mindinsight.lineage.RunLineage} first.
 */
@NullMarked
package dev.mindinsight.lineage;

import org.jspecify.annotations.NullMarked;
