/**
 * Tests of the guards themselves: {@link dev.mindinsight.e2e.guards.GuardsIT} builds a small
 * reactor with one fault for each guard of the build, {@link dev.mindinsight.e2e.guards.TreeTest}
 * reads the committed files. Read {@code GuardsIT} first.
 */
@NullMarked
package dev.mindinsight.e2e.guards;

import org.jspecify.annotations.NullMarked;
