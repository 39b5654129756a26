/**
 * The Histograms page: how values are distributed over the steps of the selected runs, a single
 * component that asks the API itself.
 */
@NullMarked
package dev.mindinsight.ui.histograms;

import org.jspecify.annotations.NullMarked;
