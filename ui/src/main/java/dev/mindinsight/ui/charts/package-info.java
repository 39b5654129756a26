/**
 * The Charts page: the scalars of the selected runs, a single component that asks the API itself.
 */
@NullMarked
package dev.mindinsight.ui.charts;

import org.jspecify.annotations.NullMarked;
