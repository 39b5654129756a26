/** The Runs page: the live table of all runs, a single component that asks the API itself. */
@NullMarked
package dev.mindinsight.ui.runs;

import org.jspecify.annotations.NullMarked;
