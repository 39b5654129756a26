/**
 * The page of one run: a preview of everything that it has, a single component that asks the API
 * itself.
 */
@NullMarked
package dev.mindinsight.ui.run;

import org.jspecify.annotations.NullMarked;
