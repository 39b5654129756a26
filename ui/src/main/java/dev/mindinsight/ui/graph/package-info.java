/** The Graph page: what a run computes, a single component that asks the API itself. */
@NullMarked
package dev.mindinsight.ui.graph;

import org.jspecify.annotations.NullMarked;
